package dev.pilothouse.log;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One log on its way into a {@link Merge}. Its lines are taken over in batches; a log that runs ahead waits, so that no more than twice
 * {@value #AHEAD} lines are held.
 */
final class Feed implements LogSink {

    static final int AHEAD = 4096;
    private static final int CHARACTERS = 1024 * 1024;

    private final Runnable bell;
    private final int order;
    private final long added = System.nanoTime();
    private final Deque<LogLine> queue = new ArrayDeque<>();
    private List<LogLine> arrived = new ArrayList<>();
    private int characters;
    private boolean closed;
    private @Nullable End end;
    private volatile boolean fresh;
    private long since;
    private boolean begun;

    /** How a log ended: by itself, or by a problem. */
    record End(Optional<Problem> problem) {}

    /**
     * @param bell rung when something came
     * @param order the n-th of its merge
     */
    Feed(Runnable bell, int order) {
        this.bell = bell;
        this.order = order;
    }

    int order() {
        return order;
    }

    @Override
    public void line(LogLine line) {
        synchronized (this) {
            try {
                while (!closed && (arrived.size() >= AHEAD || characters >= CHARACTERS)) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            arrived.add(line);
            characters += line.text().length();
            fresh = true;
        }
        bell.run();
    }

    @Override
    public void ended(Optional<Problem> problem) {
        synchronized (this) {
            end = new End(problem);
            fresh = true;
        }
        bell.run();
    }

    /** Lets whoever waits go on; nothing is held up from now on. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Tells whether something arrived that {@link #take} would take over. */
    boolean fresh() {
        return fresh && queue.size() < AHEAD;
    }

    /** Takes over what arrived, unless much of what arrived before is still here. */
    void take(long now) {
        if (!fresh()) {
            return;
        }
        List<LogLine> batch;
        synchronized (this) {
            batch = arrived;
            arrived = new ArrayList<>(Math.max(16, Math.min(AHEAD, batch.size())));
            characters = 0;
            fresh = false;
            notifyAll();
        }
        if (!batch.isEmpty()) {
            since = now;
            begun = true;
            queue.addAll(batch);
        }
    }

    @Nullable LogLine head() {
        return queue.peek();
    }

    /** Returns the time of the next line, which must be there. */
    Instant time() {
        return queue.element().time();
    }

    LogLine poll() {
        return queue.remove();
    }

    /** Returns since when the next line waits, in the time of {@link System#nanoTime}. */
    long since() {
        return since;
    }

    /** Returns when it said something last, or was opened. */
    long heard() {
        return fresh ? System.nanoTime() : begun ? since : added;
    }

    /** Tells whether it has said anything. */
    boolean begun() {
        return begun;
    }

    /** Returns when it was opened, in the time of {@link System#nanoTime}. */
    long added() {
        return added;
    }

    /** Returns how it ended, once all its lines were taken. */
    synchronized Optional<End> end() {
        return queue.isEmpty() && arrived.isEmpty() ? Optional.ofNullable(end) : Optional.empty();
    }
}
