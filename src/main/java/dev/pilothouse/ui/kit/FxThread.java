package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge of the running app: each call gets a virtual thread, and all that comes back shares one hop to the FX thread.
 *
 * <p>However many results arrive before the FX thread has time, it is woken once.
 */
public final class FxThread implements Fx, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FxThread.class);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor clock;

    public FxThread() {
        clock = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("fx-clock").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void later(Runnable work) {
        waiting.add(work);
        if (woken.compareAndSet(false, true)) {
            Platform.runLater(this::drain);
        }
    }

    private void drain() {
        woken.set(false);
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Work on the FX thread failed", e);
            }
        }
    }

    @Override
    public Subscription after(Duration delay, Runnable work) {
        if (clock.isShutdown()) {
            return Subscription.NONE; // a pointer that leaves a window which closes still moves things
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> turn = clock.schedule(
                () -> later(() -> {
                    if (!cancelled.get()) {
                        work.run();
                    }
                }),
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> {
            cancelled.set(true);
            turn.cancel(false);
        };
    }

    @Override
    public <T> Call<T> call(Callable<T> work) {
        BackgroundCall<T> call = new BackgroundCall<>(this);
        call.startedOn(Thread.ofVirtual().name("call").start(() -> call.run(work)));
        return call;
    }

    /** Ends the clock; work that is still under way is left to end by itself. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
