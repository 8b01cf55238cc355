package dev.pilothouse.cluster;

import dev.pilothouse.model.Kind;

/**
 * What to list and follow: one kind in one namespace or all, narrowed by selectors that the server evaluates.
 *
 * @param namespace empty for all namespaces, and for kinds that belong to the whole cluster
 * @param labelSelector empty for none
 * @param fieldSelector empty for none
 */
public record Query(Kind kind, String namespace, String labelSelector, String fieldSelector) {

    public static Query all(Kind kind) {
        return new Query(kind, "", "", "");
    }

    public static Query in(Kind kind, String namespace) {
        return new Query(kind, namespace, "", "");
    }
}
