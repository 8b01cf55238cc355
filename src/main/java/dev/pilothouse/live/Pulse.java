package dev.pilothouse.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beat by which views hear of changes: at once when a view has been quiet for a while, at most ten times a second under load.
 *
 * <p>A lone change is on the screen as soon as it can be, and a storm of events costs a view ten deliveries a second, whatever their
 * number. One thread serves all views, so a view is never told by two threads at once.
 */
public final class Pulse implements AutoCloseable {

    /** How long a stream outlives the last view that used it. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final ScheduledThreadPoolExecutor thread;
    private final Map<Beaten, Long> lastBeat = new HashMap<>();
    private final Map<Beaten, Boolean> scheduled = new HashMap<>();

    public Pulse() {
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("pulse").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something that is told by the beat. */
    interface Beaten {
        /** Tells what is new, and returns whether there were rows among it. */
        boolean beat();
    }

    /** Asks for a beat of that view: now when its last one is long past, else when its turn comes. */
    synchronized void wake(Beaten view) {
        if (thread.isShutdown() || scheduled.putIfAbsent(view, Boolean.TRUE) != null) {
            return;
        }
        long since = System.nanoTime() - lastBeat.getOrDefault(view, System.nanoTime() - BEAT_NANOS);
        thread.schedule(() -> beat(view), Math.max(0, BEAT_NANOS - since), TimeUnit.NANOSECONDS);
    }

    private void beat(Beaten view) {
        @Nullable Long before;
        synchronized (this) {
            scheduled.remove(view);
            before = lastBeat.put(view, System.nanoTime());
        }
        boolean told = true;
        try {
            told = view.beat();
        } catch (RuntimeException e) {
            LOG.error("A view failed to take a batch", e);
        }
        if (!told) {
            takeBack(view, before);
        }
    }

    /** A beat without rows, as of a mere state, makes the first rows after it wait for nothing. */
    private synchronized void takeBack(Beaten view, @Nullable Long before) {
        if (before == null) {
            lastBeat.remove(view);
        } else {
            lastBeat.put(view, before);
        }
    }

    synchronized void forget(Beaten view) {
        lastBeat.remove(view);
    }

    /** Runs work on the thread of the beat after a while. */
    void later(Duration delay, Runnable work) {
        if (!thread.isShutdown()) {
            thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
