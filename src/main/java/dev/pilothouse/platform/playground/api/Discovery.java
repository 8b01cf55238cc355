package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.Served;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is served, in the aggregated form of discovery ({@code apidiscovery.k8s.io/v2}). */
final class Discovery {

    static final String MEDIA_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private static final List<String> VERBS = List.of("create", "delete", "get", "list", "patch", "watch");

    private Discovery() {}

    /** Returns the groups, the core group alone when {@code core} is set and all others when not. */
    static Map<String, Object> groups(boolean core) {
        Map<String, List<Served>> byGroup = Served.all().stream()
                .filter(served -> served.kind().group().isEmpty() == core)
                .collect(Collectors.groupingBy(served -> served.kind().group(), LinkedHashMap::new, Collectors.toList()));
        return Map.of(
                "kind", "APIGroupDiscoveryList",
                "apiVersion", "apidiscovery.k8s.io/v2",
                "metadata", Map.of(),
                "items", byGroup.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue())).toList());
    }

    private static Map<String, Object> group(String name, List<Served> served) {
        Map<String, Object> version = Map.of(
                "version", served.getFirst().kind().version(),
                "freshness", "Current",
                "resources", served.stream().map(Discovery::resource).toList());
        return Map.of("metadata", name.isEmpty() ? Map.of() : Map.of("name", name), "versions", List.of(version));
    }

    private static Map<String, Object> resource(Served served) {
        Kind kind = served.kind();
        return Map.of(
                "resource", kind.plural(),
                "responseKind", Map.of("group", kind.group(), "version", kind.version(), "kind", kind.name()),
                "scope", kind.namespaced() ? "Namespaced" : "Cluster",
                "singularResource", served.singular(),
                "shortNames", served.shortNames(),
                "verbs", VERBS);
    }
}
