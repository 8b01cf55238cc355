package dev.pilothouse.platform.playground.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A path of the API that names a resource, taken apart by the rules of the Kubernetes API concepts.
 *
 * @param group empty for the core API
 * @param watch whether it begins with the old {@code /watch/}
 * @param namespace empty when none is named
 * @param name empty for a collection
 * @param subresource empty for the object itself
 * @param rest what follows, for example the path behind {@code proxy}; empty otherwise
 */
record ResourcePath(
        String group, String version, boolean watch, String namespace, String resource, String name, String subresource, String rest) {

    /** Reads {@code /api/v1/…} and {@code /apis/group/version/…}; empty for paths that name no resource. */
    static Optional<ResourcePath> parse(String path) {
        List<String> steps = Arrays.stream(path.split("/")).skip(1).toList();
        if (steps.size() < 3) {
            return Optional.empty();
        }
        return switch (steps.getFirst()) {
            case "api" -> Optional.of(of("", steps.get(1), steps.subList(2, steps.size())));
            case "apis" -> steps.size() < 4 || steps.get(1).isEmpty() ? Optional.empty() : Optional.of(of(steps.get(1), steps.get(2), steps.subList(3, steps.size())));
            default -> Optional.empty();
        };
    }

    private static ResourcePath of(String group, String version, List<String> given) {
        if (given.contains("")) {
            // a step is missing, so nothing that exists is named
            return new ResourcePath(group, version, false, "", "", "", "", "");
        }
        boolean watch = given.getFirst().equals("watch") && given.size() > 1;
        List<String> steps = watch ? given.subList(1, given.size()) : given;
        String namespace = "";
        if (steps.getFirst().equals("namespaces") && steps.size() > 2 && !isOfNamespace(steps)) {
            namespace = steps.get(1);
            steps = steps.subList(2, steps.size());
        }
        return new ResourcePath(
                group, version, watch, namespace, steps.getFirst(), step(steps, 1), step(steps, 2), steps.size() > 3 ? String.join("/", steps.subList(3, steps.size())) : "");
    }

    /** {@code namespaces/x/status} and {@code namespaces/x/finalize} are about the namespace itself. */
    private static boolean isOfNamespace(List<String> steps) {
        return steps.size() == 3 && (steps.get(2).equals("status") || steps.get(2).equals("finalize"));
    }

    private static String step(List<String> steps, int index) {
        return steps.size() > index ? steps.get(index) : "";
    }

    /** Returns the verb of role-based access control. */
    String verb(String method, Query query) {
        return switch (method) {
            case "GET" -> watch ? "watch" : !name.isEmpty() ? "get" : query.flag("watch") ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> "";
        };
    }

    /** Returns the resource's name as rooms use it. */
    String qualified() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
