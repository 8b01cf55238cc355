package dev.pilothouse.session;

import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Journal;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.live.LiveStore;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Opens, keeps and closes sessions; one for each context at most. */
public final class Sessions implements AutoCloseable {

    private final List<ClusterSource> sources;
    private final Function<Context, Guard> guards;
    private final Journal journal;
    private final Pulse pulse;
    private final Map<String, Session> open = new LinkedHashMap<>();

    public Sessions(List<ClusterSource> sources, Function<Context, Guard> guards, Journal journal, Pulse pulse) {
        this.sources = List.copyOf(sources);
        this.guards = guards;
        this.journal = journal;
        this.pulse = pulse;
    }

    /** Returns the sources of contexts, kubeconfig files first. */
    public List<ClusterSource> sources() {
        return sources;
    }

    /** Returns all contexts that are known now. */
    public List<Context> contexts() {
        return sources.stream().flatMap(source -> source.listing().contexts().stream()).toList();
    }

    /** Returns the guard that the context has now. */
    public Guard guard(Context context) {
        return guards.apply(context);
    }

    /** Returns the source that knows the context. */
    public ClusterSource sourceOf(String contextName) {
        return sources.stream()
                .filter(source -> source.listing().contexts().stream().anyMatch(context -> context.name().equals(contextName)))
                .findFirst()
                .orElseThrow(() -> unknown(contextName));
    }

    /** Connects to the context, or returns the session that is open. Blocks until the server has answered. */
    public Session open(String contextName) {
        synchronized (this) {
            Session session = open.get(contextName);
            if (session != null) {
                return session;
            }
        }
        Context context = contexts().stream()
                .filter(candidate -> candidate.name().equals(contextName))
                .findFirst()
                .orElseThrow(() -> unknown(contextName));
        Cluster cluster = sourceOf(contextName).open(contextName);
        try {
            return keep(session(context, cluster, cluster.server()));
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private Session session(Context context, Cluster cluster, ServerInfo server) {
        Pipeline changes = new Pipeline(cluster, context.name(), () -> guards.apply(context), journal, Receipt.Author.here(server.user()));
        return new Session(context, server, cluster, new LiveStore(cluster, pulse), changes);
    }

    private synchronized Session keep(Session fresh) {
        Session other = open.putIfAbsent(fresh.context().name(), fresh);
        if (other != null) {
            fresh.close();
            return other;
        }
        return fresh;
    }

    /** Returns the open session of that context. */
    public synchronized Optional<Session> session(String contextName) {
        return Optional.ofNullable(open.get(contextName));
    }

    /** Disconnects from the context. */
    public void close(String contextName) {
        Session session;
        synchronized (this) {
            session = open.remove(contextName);
        }
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        List<Session> all;
        synchronized (this) {
            all = List.copyOf(open.values());
            open.clear();
        }
        all.forEach(Session::close);
    }

    private ProblemException unknown(String contextName) {
        String known = String.join(", ", contexts().stream().map(Context::name).distinct().toList());
        return new ProblemException(Problem.of(ProblemCode.CONTEXT_UNKNOWN, contextName, known));
    }
}
