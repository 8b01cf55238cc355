package dev.pilothouse.live;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Row;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one view has not been told yet; the beat empties it. */
final class StoreView implements LiveView, Pulse.Beaten {

    private final LiveStore store;
    private final Pulse pulse;
    private final Scope scope;
    private final ViewListener listener;
    private final Map<String, Row> dirty = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Map<String, StreamState> states = new LinkedHashMap<>();
    private boolean statesDirty;
    private boolean closed;
    private List<Stream> streams = List.of();

    StoreView(LiveStore store, Pulse pulse, Scope scope, ViewListener listener) {
        this.store = store;
        this.pulse = pulse;
        this.scope = scope;
        this.listener = listener;
    }

    void attach(List<Stream> joined) {
        streams = joined;
        joined.forEach(stream -> stream.join(this));
    }

    synchronized void mark(Row row) {
        removed.remove(row.uid());
        dirty.put(row.uid(), row);
    }

    synchronized void mark(Collection<Row> rows) {
        rows.forEach(row -> dirty.put(row.uid(), row));
    }

    synchronized void markRemoved(String uid) {
        dirty.remove(uid);
        removed.add(uid);
    }

    synchronized void state(String namespace, StreamState state) {
        states.put(namespace, state);
        statesDirty = true;
    }

    @Override
    public boolean beat() {
        Batch batch = null;
        Map<String, StreamState> told = null;
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (!dirty.isEmpty() || !removed.isEmpty()) {
                batch = new Batch(List.copyOf(dirty.values()), List.copyOf(removed));
                dirty.clear();
                removed.clear();
            }
            if (statesDirty) {
                told = Map.copyOf(states);
                statesDirty = false;
            }
        }
        if (batch != null) {
            listener.rows(batch);
        }
        if (told != null) {
            listener.states(told);
        }
        return batch != null;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public void retry() {
        streams.forEach(Stream::restart);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        streams.forEach(stream -> stream.leave(this));
        pulse.forget(this);
        store.left(streams);
    }
}
