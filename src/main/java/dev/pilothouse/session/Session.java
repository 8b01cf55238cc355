package dev.pilothouse.session;

import dev.pilothouse.change.Pipeline;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One open cluster: the door to it, its live rows, and its road for changes.
 *
 * @param server what the server said when the session was opened
 */
public record Session(Context context, ServerInfo server, Cluster cluster, LiveStore live, Pipeline changes)
        implements AutoCloseable {

    /**
     * Returns all objects of these kinds in a namespace (cluster-wide kinds: in the cluster), for what they say about a change. Kinds
     * that are not served or may not be read are left out: their absence takes nothing from the change itself.
     */
    public List<Document> around(String namespace, List<Kind> kinds) {
        List<Document> found = new ArrayList<>();
        around(namespace, kinds, found::add);
        return found;
    }

    /** Hands over the same one by one, where there may be too many to keep; an empty namespace means all. */
    public void around(String namespace, List<Kind> kinds, Consumer<Document> consumer) {
        for (Kind kind : kinds) {
            try {
                if (cluster.catalog(false).kind(kind.apiVersion(), kind.name()).isPresent()) {
                    cluster.documents(Query.in(kind, kind.namespaced() ? namespace : ""), consumer);
                }
            } catch (ProblemException _) {
                // left out, as promised
            }
        }
    }

    @Override
    public void close() {
        live.close();
        cluster.close();
    }
}
