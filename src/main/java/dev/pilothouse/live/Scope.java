package dev.pilothouse.live;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a view shows: one kind in all namespaces or in some, narrowed by selectors that the server evaluates.
 *
 * @param namespaces empty for all; ignored for kinds that belong to the whole cluster
 */
public record Scope(Kind kind, Set<String> namespaces, String labelSelector, String fieldSelector) {

    public static Scope of(Kind kind, Set<String> namespaces) {
        return new Scope(kind, namespaces, "", "");
    }

    /** Returns the queries that together hold the scope: one for everything, or one for each namespace. */
    List<Query> queries() {
        if (namespaces.isEmpty() || !kind.namespaced()) {
            return List.of(new Query(kind, "", labelSelector, fieldSelector));
        }
        return new TreeSet<>(namespaces).stream()
                .map(namespace -> new Query(kind, namespace, labelSelector, fieldSelector))
                .toList();
    }
}
