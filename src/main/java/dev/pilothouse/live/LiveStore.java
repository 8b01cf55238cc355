package dev.pilothouse.live;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The current rows of one open cluster: one list and one watch for each kind and scope, shared by all views of it.
 *
 * <p>A stream is opened by the first view that needs it and closed a minute after the last one left, so that going back to a table is
 * instant. Rows are keyed by uid; events only mark them dirty, and the {@link Pulse} delivers.
 */
public final class LiveStore implements AutoCloseable {

    private final Cluster cluster;
    private final Pulse pulse;
    private final Map<Query, Stream> streams = new HashMap<>();
    private boolean closed;

    public LiveStore(Cluster cluster, Pulse pulse) {
        this.cluster = cluster;
        this.pulse = pulse;
    }

    /** Shows a scope to the listener: first all rows that are known, then changes by the beat. */
    public LiveView view(Scope scope, ViewListener listener) {
        StoreView view = new StoreView(this, pulse, scope, listener);
        synchronized (this) {
            if (closed) {
                return view;
            }
            view.attach(scope.queries().stream().map(this::stream).toList());
        }
        return view;
    }

    /** Returns how each open stream is doing. */
    public List<StreamReport> reports() {
        return streams().stream().map(Stream::report).toList();
    }

    /** Hands over every row that is in memory now, without asking the cluster. */
    public void known(Consumer<Row> consumer) {
        streams().forEach(stream -> stream.known(consumer));
    }

    private synchronized List<Stream> streams() {
        return List.copyOf(streams.values());
    }

    private Stream stream(Query query) {
        return streams.computeIfAbsent(query, key -> new Stream(key, cluster, pulse));
    }

    /** A view left these streams; those that nobody uses are closed after the grace time. */
    void left(List<Stream> streamsOfView) {
        pulse.later(Pulse.GRACE, () -> closeUnused(streamsOfView));
    }

    private synchronized void closeUnused(List<Stream> candidates) {
        for (Stream stream : candidates) {
            if (stream.unused() && streams.remove(stream.query(), stream)) {
                stream.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        streams.values().forEach(Stream::close);
        streams.clear();
    }
}
