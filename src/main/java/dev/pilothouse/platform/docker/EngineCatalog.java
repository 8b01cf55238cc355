package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import java.util.List;

/** The kinds that every engine serves. None of their objects can be made from a document, so what was removed stays removed. */
final class EngineCatalog {

    private EngineCatalog() {}

    static Catalog of() {
        return new Catalog(
                List.of(
                        offer(EngineKinds.CONTAINER, "container", List.of("ct"), List.of("all"), List.of("get", "list", "watch", "patch", "delete")),
                        offer(EngineKinds.IMAGE, "image", List.of("img"), List.of(), List.of("get", "list", "watch", "delete")),
                        offer(EngineKinds.NETWORK, "network", List.of("net"), List.of(), List.of("get", "list", "watch", "delete")),
                        offer(EngineKinds.VOLUME, "volume", List.of("vol"), List.of(), List.of("get", "list", "watch", "delete")),
                        offer(EngineKinds.BUILD_CACHE, "buildcache", List.of(), List.of(), List.of("get", "delete")),
                        offer(EngineKinds.DISK_USE, "diskuse", List.of("df"), List.of(), List.of("get")),
                        offer(EngineKinds.ENGINE, "engine", List.of(), List.of(), List.of("get"))),
                List.of());
    }

    private static Catalog.Offer offer(Kind kind, String singular, List<String> shortNames, List<String> categories, List<String> verbs) {
        return new Catalog.Offer(kind, singular, shortNames, categories, verbs, false);
    }
}
