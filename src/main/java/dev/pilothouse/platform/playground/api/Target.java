package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.platform.playground.Served;
import java.util.List;
import java.util.Optional;

/**
 * What a request path of the resource API names: a kind, perhaps a namespace, an object, a subresource.
 *
 * @param namespace empty for all namespaces or none
 * @param name empty for the whole collection
 * @param subresource empty for the object itself
 */
record Target(Kind kind, String namespace, String name, String subresource) {

    /** Reads {@code /api/v1/...} and {@code /apis/group/version/...}; empty when no served kind is there. */
    static Optional<Target> of(String path) {
        List<String> steps = List.of(path.replaceAll("^/+|/+$", "").split("/"));
        if (steps.size() >= 3 && steps.getFirst().equals("api")) {
            return within("", steps.get(1), steps.subList(2, steps.size()));
        }
        if (steps.size() >= 4 && steps.getFirst().equals("apis")) {
            return within(steps.get(1), steps.get(2), steps.subList(3, steps.size()));
        }
        return Optional.empty();
    }

    private static Optional<Target> within(String group, String version, List<String> steps) {
        boolean namespaced = steps.size() >= 3 && steps.getFirst().equals("namespaces") && Served.at(group, version, steps.get(2)).isPresent();
        String namespace = namespaced ? steps.get(1) : "";
        List<String> rest = namespaced ? steps.subList(2, steps.size()) : steps;
        return Served.at(group, version, rest.getFirst())
                .map(kind -> new Target(kind, namespace, step(rest, 1), step(rest, 2)));
    }

    private static String step(List<String> steps, int index) {
        return index < steps.size() ? steps.get(index) : "";
    }

    ResourceRef ref() {
        return new ResourceRef(kind, namespace, name);
    }
}
