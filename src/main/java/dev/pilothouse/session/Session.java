package dev.pilothouse.session;

import dev.pilothouse.change.Pipeline;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.LiveView;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.placement.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One open cluster: the door to it, its live rows, its road for changes, and what its objects hold.
 *
 * @param server what the server said when the session was opened
 * @param schemas what its objects hold
 */
public record Session(Context context, ServerInfo server, Cluster cluster, LiveStore live, Pipeline changes, ClusterSchemas schemas)
        implements AutoCloseable {

    public Session(Context context, ServerInfo server, Cluster cluster, LiveStore live, Pipeline changes) {
        this(context, server, cluster, live, changes, new ClusterSchemas(cluster));
    }

    /**
     * Returns all objects of these kinds in a namespace (cluster-wide kinds: in the cluster), for what they say about a change. Kinds
     * that are not served or may not be read are left out: their absence takes nothing from the change itself.
     */
    public List<Document> around(String namespace, List<Kind> kinds) {
        List<Document> found = new ArrayList<>();
        around(namespace, kinds, found::add);
        return found;
    }

    /**
     * Hands over the same one by one, where there may be too many to keep; an empty namespace means all.
     *
     * @return the kinds of which all objects were read
     */
    public Set<Kind> around(String namespace, List<Kind> kinds, Consumer<Document> consumer) {
        Set<Kind> read = new HashSet<>();
        for (Kind kind : kinds) {
            try {
                if (cluster.catalog(false).kind(kind.apiVersion(), kind.name()).isPresent()) {
                    cluster.documents(Query.in(kind, kind.namespaced() ? namespace : ""), consumer);
                    read.add(kind);
                }
            } catch (ProblemException e) {
                passOn(e);
            }
        }
        return read;
    }

    /**
     * Returns the objects of a kind that the selectors choose, as the server evaluates them; nothing when they may not be read.
     *
     * @param labels label selector, empty for all
     * @param fields field selector, empty for all
     */
    public List<Document> around(Kind kind, String namespace, String labels, String fields) {
        List<Document> found = new ArrayList<>();
        try {
            cluster.documents(new Query(kind, namespace, labels, fields), found::add);
        } catch (ProblemException e) {
            passOn(e);
        }
        return found;
    }

    /** What may not be read is left out; that a cluster does not answer says nothing about what is in it. */
    private static void passOn(ProblemException e) {
        if (e.problem().code() != ProblemCode.FORBIDDEN && e.problem().code() != ProblemCode.NOT_FOUND) {
            throw e;
        }
    }

    /** Returns what the nodes have left; what may not be read counts as not there. */
    public Room room() {
        Room.Reader reader = new Room.Reader();
        around("", Room.NEEDS, reader::add);
        return reader.room();
    }

    /** Calls back when an object of one of these scopes came, went or changed, by the beat and on its thread, and once when all are known. */
    public Subscription watch(List<Scope> scopes, Runnable changed) {
        List<LiveView> views = scopes.stream().map(scope -> live.view(scope, ViewListener.ofRows(_ -> changed.run()))).toList();
        return () -> views.forEach(LiveView::close);
    }

    @Override
    public void close() {
        live.close();
        cluster.close();
    }
}
