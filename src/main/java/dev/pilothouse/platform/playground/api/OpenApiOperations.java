package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.api.OpenApiOperation.Content;
import dev.pilothouse.schema.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Lists what may be asked of the paths of a resource, by its verbs. */
final class OpenApiOperations {

    private static final List<String> OF_OBJECTS = List.of("get", "update", "delete", "patch");
    private static final List<String> OF_PARTS = List.of("get", "update", "patch", "create");
    private static final List<String> CREATE = List.of("dryRun", "fieldManager", "fieldValidation");
    private static final List<String> PATCH = List.of("dryRun", "fieldManager", "fieldValidation", "force");
    private static final List<String> DELETE = List.of("dryRun", "gracePeriodSeconds", "ignoreStoreReadErrorWithClusterBreakingPotential",
            "orphanDependents", "propagationPolicy");
    private static final List<String> LIST = List.of("allowWatchBookmarks", "continue", "fieldSelector", "labelSelector", "limit",
            "resourceVersion", "resourceVersionMatch", "sendInitialEvents", "timeoutSeconds", "watch");
    private static final List<String> DELETE_COLLECTION = List.of("continue", "dryRun", "fieldSelector", "gracePeriodSeconds",
            "ignoreStoreReadErrorWithClusterBreakingPotential", "labelSelector", "limit", "orphanDependents", "propagationPolicy",
            "resourceVersion", "resourceVersionMatch", "sendInitialEvents", "timeoutSeconds");

    /** Kinds that are returned when they are deleted; of others comes a Status. */
    private static final Set<String> RETURNED = Set.of("PersistentVolume", "PersistentVolumeClaim", "Pod", "PodTemplate", "ResourceQuota",
            "Service", "ServiceAccount", "CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass", "DeviceClass", "ResourceClaim",
            "ResourceClaimTemplate", "ResourceSlice");

    /** What the query says to a program in a container or to a log. */
    private static final Map<String, List<String>> CONNECT = Map.of(
            "attach", List.of("container", "stderr", "stdin", "stdout", "tty"),
            "exec", List.of("command", "container", "stderr", "stdin", "stdout", "tty"),
            "log", List.of("container", "follow", "insecureSkipTLSVerifyBackend", "limitBytes", "previous", "sinceSeconds", "stream", "tailLines",
                    "timestamps"),
            "portforward", List.of("ports"),
            "proxy", List.of("path"));

    private final Resource resource;
    private final String words;
    private final List<OpenApiOperation> found = new ArrayList<>();

    private OpenApiOperations(Resource resource) {
        this.resource = resource;
        Kind kind = resource.kind();
        String group = kind.group().isEmpty() ? "core" : kind.group().replaceFirst("(\\.authorization)?\\.k8s\\.io$", "");
        words = capital(group.replace(".", " ")) + capital(kind.version());
    }

    static List<OpenApiOperation> of(Resource resource) {
        OpenApiOperations operations = new OpenApiOperations(resource);
        operations.add();
        return operations.found;
    }

    private void add() {
        Kind kind = resource.kind();
        String root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion() + "/";
        String collection = root + (kind.namespaced() ? "namespaces/{namespace}/" : "") + kind.plural();
        String scope = kind.namespaced() ? "Namespaced" : "";
        add("list", collection, "list" + words + scope + kind.name(), Content.NOTHING, Content.LIST, List.of("200"), LIST);
        add("create", collection, "create" + words + scope + kind.name(), Content.OBJECT, Content.OBJECT, List.of("200", "201", "202"), CREATE);
        add("deletecollection", collection, "delete" + words + "Collection" + scope + kind.name(), Content.DELETE_OPTIONS, Content.STATUS,
                List.of("200"), DELETE_COLLECTION);
        if (kind.namespaced()) {
            add("list", root + kind.plural(), "list" + words + kind.name() + "ForAllNamespaces", Content.NOTHING, Content.LIST, List.of("200"), LIST);
        }
        object(kind, collection + "/{name}", words + scope + kind.name(), resource.verbs(), OF_OBJECTS);
        for (Resource.Subresource part : resource.subresources()) {
            String path = collection + "/{name}/" + part.name();
            String name = words + scope + kind.name() + capital(part.name());
            if (part.name().equals("log")) {
                found.add(new OpenApiOperation(path, "get", "get", "read" + name, part.kind(), Content.NOTHING, Content.TEXT, List.of("200"),
                        CONNECT.getOrDefault("log", List.of())));
            } else if (CONNECT.containsKey(part.name())) {
                connect(part, path, name);
            } else {
                object(part.kind(), path, name, part.verbs(), OF_PARTS);
            }
        }
    }

    private void object(Kind kind, String path, String name, Set<String> verbs, List<String> possible) {
        Content deleted = RETURNED.contains(kind.name()) ? Content.OBJECT : Content.STATUS;
        for (String verb : possible) {
            if (!verbs.contains(verb)) {
                continue;
            }
            found.add(switch (verb) {
                case "get" -> operation(path, verb, "read" + name, kind, Content.NOTHING, Content.OBJECT, List.of("200"), List.of());
                case "update" -> operation(path, verb, "replace" + name, kind, Content.OBJECT, Content.OBJECT, List.of("200", "201"), CREATE);
                case "patch" -> operation(path, verb, "patch" + name, kind, Content.PATCH, Content.OBJECT, List.of("200", "201"), PATCH);
                case "delete" -> operation(path, verb, "delete" + name, kind, Content.DELETE_OPTIONS, deleted, List.of("200", "202"), DELETE);
                default -> operation(path, verb, "create" + name, kind, Content.OBJECT, Content.OBJECT, List.of("200", "201", "202"), CREATE);
            });
        }
    }

    private void connect(Resource.Subresource part, String path, String name) {
        for (String verb : part.verbs()) {
            String method = method(verb);
            String id = name.replaceFirst("^" + words, "connect" + words + capital(method));
            found.add(new OpenApiOperation(path, method, "connect", id, part.kind(), Content.NOTHING, Content.TEXT, List.of("200"),
                    CONNECT.getOrDefault(part.name(), List.of())));
        }
    }

    private void add(String verb, String path, String id, Content body, Content answer, List<String> codes, List<String> parameters) {
        if (resource.verbs().contains(verb)) {
            found.add(operation(path, verb, id, resource.kind(), body, answer, codes, parameters));
        }
    }

    private static OpenApiOperation operation(
            String path, String verb, String id, Kind kind, Content body, Content answer, List<String> codes, List<String> parameters) {
        String action = switch (verb) {
            case "list", "deletecollection" -> verb;
            default -> method(verb);
        };
        return new OpenApiOperation(path, method(verb), action, id, kind, body, answer, codes, parameters);
    }

    private static String method(String verb) {
        return switch (verb) {
            case "create" -> "post";
            case "update" -> "put";
            case "patch" -> "patch";
            case "delete", "deletecollection" -> "delete";
            default -> "get";
        };
    }

    private static String capital(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            text.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return text.toString();
    }
}
