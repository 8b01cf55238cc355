package dev.pilothouse.live;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one followed query and the views that look at them. */
final class Stream implements RowSink {

    private final Query query;
    private final Cluster cluster;
    private final Pulse pulse;
    private final Map<String, Row> rows = new HashMap<>();
    private final List<StoreView> views = new ArrayList<>();
    private final Set<String> unseen = new HashSet<>();
    private StreamState state = new StreamState.Reading(0);
    private Subscription following = Subscription.NONE;
    private boolean open;

    /** Counted as rows come and go: whoever asks does so every second, of all rows. */
    private int failing;

    Stream(Query query, Cluster cluster, Pulse pulse) {
        this.query = query;
        this.cluster = cluster;
        this.pulse = pulse;
    }

    Query query() {
        return query;
    }

    /** Adds a view, tells it all that is known, and starts following when it is the first. */
    synchronized void join(StoreView view) {
        views.add(view);
        view.mark(rows.values());
        view.state(query.namespace(), state);
        if (!open) {
            open = true;
            following = cluster.follow(query, this);
        }
        pulse.wake(view);
    }

    synchronized void leave(StoreView view) {
        views.remove(view);
    }

    synchronized boolean unused() {
        return views.isEmpty();
    }

    /** Drops the stream and follows anew; rows stay until the new list is whole. */
    synchronized void restart() {
        following.close();
        following = cluster.follow(query, this);
    }

    synchronized void close() {
        following.close();
        open = false;
    }

    @Override
    public synchronized void begin() {
        unseen.clear();
        unseen.addAll(rows.keySet());
    }

    @Override
    public synchronized void page(List<Row> page) {
        for (Row row : page) {
            unseen.remove(row.uid());
            put(row);
        }
        wakeViews();
    }

    @Override
    public synchronized void complete() {
        unseen.forEach(this::drop);
        unseen.clear();
        wakeViews();
    }

    @Override
    public synchronized void changed(Row row) {
        put(row);
        wakeViews();
    }

    @Override
    public synchronized void removed(String uid) {
        drop(uid);
        wakeViews();
    }

    @Override
    public synchronized void state(StreamState newState) {
        state = newState;
        for (StoreView view : views) {
            view.state(query.namespace(), newState);
            pulse.wake(view);
        }
    }

    synchronized StreamReport report() {
        return new StreamReport(query, state, rows.size(), failing);
    }

    synchronized void known(Consumer<Row> consumer) {
        rows.values().forEach(consumer);
    }

    private void put(Row row) {
        Row before = rows.put(row.uid(), row);
        failing += bad(row) - bad(before);
        if (before == null || !before.version().equals(row.version())) {
            views.forEach(view -> view.mark(row));
        }
    }

    private void drop(String uid) {
        Row gone = rows.remove(uid);
        if (gone != null) {
            failing -= bad(gone);
            views.forEach(view -> view.markRemoved(uid));
        }
    }

    private static int bad(@Nullable Row row) {
        return row != null && row.health().state() == Health.State.BAD ? 1 : 0;
    }

    private void wakeViews() {
        views.forEach(pulse::wake);
    }
}
