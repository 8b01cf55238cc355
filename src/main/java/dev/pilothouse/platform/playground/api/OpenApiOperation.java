package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import java.util.List;

/**
 * One thing that may be asked of a path, as the OpenAPI documents list it.
 *
 * @param path template such as {@code /api/v1/namespaces/{namespace}/pods/{name}}
 * @param method of HTTP, in small letters as OpenAPI writes it
 * @param action as {@code x-kubernetes-action} says it: {@code get}, {@code list}, {@code post}, {@code connect}, …
 * @param id unique among all operations
 * @param kind what the operation is about
 * @param body what must be sent
 * @param answer what comes back
 * @param codes of success
 * @param parameters names of the query
 */
record OpenApiOperation(
        String path, String method, String action, String id, Kind kind, Content body, Content answer, List<String> codes, List<String> parameters) {

    /** What a body holds. */
    enum Content {
        NOTHING,
        OBJECT,
        LIST,
        PATCH,
        DELETE_OPTIONS,
        STATUS,
        TEXT
    }

    String description() {
        return switch (action) {
            case "get" -> "read the specified " + kind.name();
            case "list" -> "list or watch objects of kind " + kind.name();
            case "post" -> "create a " + kind.name();
            case "put" -> "replace the specified " + kind.name();
            case "patch" -> "partially update the specified " + kind.name();
            case "delete" -> "delete a " + kind.name();
            case "deletecollection" -> "delete collection of " + kind.name();
            default -> "connect to " + kind.name();
        };
    }

    /** Returns the type of a parameter of the query. */
    static String type(String parameter) {
        return switch (parameter) {
            case "allowWatchBookmarks", "follow", "force", "insecureSkipTLSVerifyBackend", "ignoreStoreReadErrorWithClusterBreakingPotential",
                    "orphanDependents", "previous", "sendInitialEvents", "stderr", "stdin", "stdout", "timestamps", "tty", "watch" -> "boolean";
            case "gracePeriodSeconds", "limit", "limitBytes", "ports", "sinceSeconds", "tailLines", "timeoutSeconds" -> "integer";
            default -> "string";
        };
    }
}
