package dev.pilothouse.timeline;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Happening.Reported;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Happenings of a shop, for tests. */
final class Happened {

    static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    static final ResourceRef WEB = new ResourceRef(DEPLOYMENT, "shop", "web");
    static final ResourceRef CONFIG = new ResourceRef(WellKnown.CONFIG_MAP, "shop", "web-config");

    private Happened() {}

    static ResourceRef pod(String name) {
        return new ResourceRef(WellKnown.POD, "shop", name);
    }

    static Reported warning(ResourceRef about, String reason, long first, long last, long count) {
        return new Reported(about + reason + first, about, true, reason, "it is broken", "kubelet", first, last, count);
    }

    static Reported normal(ResourceRef about, String reason, long at) {
        return new Reported(about + reason + at, about, false, reason, "all is well", "kubelet", at, at, 1);
    }

    static Receipt receipt(String id, long at, ResourceRef... refs) {
        List<Receipt.Entry> entries = List.of(refs).stream().map(ref -> new Receipt.Entry(ref, Optional.empty(), Optional.empty())).toList();
        return new Receipt(id, Instant.ofEpochSecond(at), "shop-dev", new Draft.Summary("apply-several", List.of("1")), entries);
    }

    static Happening changed(String id, ResourceRef ref, long at) {
        return new Happening.Changed(receipt(id, at, ref), ref, at);
    }
}
