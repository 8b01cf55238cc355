package dev.pilothouse.topology;

import dev.pilothouse.diagnosis.Scene;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What network policies depend on outside of the namespaces that a map is of.
 *
 * @param enforced whether the cluster's network is known to enforce policies at all; empty when that cannot be told
 * @param namespaces labels of all namespaces that may be read
 */
public record Network(Optional<Boolean> enforced, Map<String, Labels> namespaces) {

    public static final Network UNKNOWN = new Network(Optional.empty(), Map.of());

    /** Reads it; blocks. */
    public static Network of(Scene scene) {
        Map<String, Labels> namespaces = scene.all(WellKnown.NAMESPACE, "").stream()
                .collect(Collectors.toUnmodifiableMap(found -> found.name(), found -> Labels.of(found.tree().texts("metadata", "labels")), (first, _) -> first));
        return new Network(Reach.enforced(scene), namespaces);
    }

    /** A namespace that was not read has at least the label that every namespace has. */
    Labels labels(String namespace) {
        Labels known = namespaces.get(namespace);
        return known == null ? Admission.Book.named(namespace) : known;
    }
}
