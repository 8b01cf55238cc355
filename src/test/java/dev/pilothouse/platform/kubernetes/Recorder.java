package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A sink that keeps rows as its contract says and lets a test wait until something holds. */
final class Recorder implements RowSink {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Map<String, Row> rows = new TreeMap<>();
    private final Set<String> unseen = new HashSet<>();
    private final List<StreamState> states = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private int lists;
    private int completed;

    @Override
    public synchronized void begin() {
        lists++;
        unseen.clear();
        unseen.addAll(rows.keySet());
        notifyAll();
    }

    @Override
    public synchronized void page(List<Row> page) {
        pages.add(page.size());
        for (Row row : page) {
            unseen.remove(row.uid());
            rows.put(row.uid(), row);
        }
        notifyAll();
    }

    @Override
    public synchronized void complete() {
        completed++;
        rows.keySet().removeAll(unseen);
        notifyAll();
    }

    @Override
    public synchronized void changed(Row row) {
        rows.put(row.uid(), row);
        notifyAll();
    }

    @Override
    public synchronized void removed(String uid) {
        rows.remove(uid);
        notifyAll();
    }

    @Override
    public synchronized void state(StreamState state) {
        states.add(state);
        notifyAll();
    }

    /** Returns versions by name. */
    synchronized Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        rows.values().forEach(row -> versions.put(row.name(), row.version()));
        return versions;
    }

    synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    synchronized List<Integer> pages() {
        return List.copyOf(pages);
    }

    synchronized int lists() {
        return lists;
    }

    synchronized int completed() {
        return completed;
    }

    synchronized List<StreamState> states() {
        return List.copyOf(states);
    }

    synchronized StreamState last() {
        return states.getLast();
    }

    /** Waits until it holds; fails with what is known after a long while. */
    synchronized void await(Predicate<Recorder> condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (!condition.test(this)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("in vain: " + versions() + " " + states + " lists " + lists);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void awaitVersions(Map<String, String> versions) {
        await(recorder -> recorder.versions().equals(versions));
    }

    <S extends StreamState> S awaitState(Class<S> type) {
        await(recorder -> recorder.states.stream().anyMatch(type::isInstance));
        synchronized (this) {
            return states.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
        }
    }
}
