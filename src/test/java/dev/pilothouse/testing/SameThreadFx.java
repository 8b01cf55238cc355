package dev.pilothouse.testing;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The bridge between threads for tests of view models: calls run at once on the test's own thread, and time passes when the test says so.
 *
 * <p>Work that other threads ask for waits until the test lets it happen by {@link #until}.
 */
public final class SameThreadFx implements Fx {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Thread owner = Thread.currentThread();
    private final LinkedBlockingQueue<Runnable> fromOthers = new LinkedBlockingQueue<>();
    private final List<Timer> timers = new ArrayList<>();
    private long nowMillis;

    private record Timer(long dueMillis, Runnable work) {}

    @Override
    public void later(Runnable work) {
        if (Thread.currentThread() == owner) {
            work.run();
        } else {
            fromOthers.add(work);
        }
    }

    @Override
    public Subscription after(Duration delay, Runnable work) {
        Timer timer = new Timer(nowMillis + delay.toMillis(), work);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Lets time pass, and runs what is due. */
    public void advance(Duration by) {
        long target = nowMillis + by.toMillis();
        while (true) {
            Optional<Timer> due = timers.stream()
                    .filter(timer -> timer.dueMillis <= target)
                    .min(Comparator.comparingLong(Timer::dueMillis));
            if (due.isEmpty()) {
                nowMillis = target;
                return;
            }
            timers.remove(due.get());
            nowMillis = Math.max(nowMillis, due.get().dueMillis);
            due.get().work.run();
        }
    }

    /** Runs what other threads asked for until the condition holds; fails when it does not come true in time. */
    public void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            try {
                Runnable work = fromOthers.poll(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)), TimeUnit.NANOSECONDS);
                if (work != null) {
                    work.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError("Interrupted while waiting: " + what, e);
            }
        }
    }

    @Override
    public <T> Call<T> call(Callable<T> work) {
        try {
            return new Ended<>(Optional.ofNullable(work.call()), Optional.empty());
        } catch (ProblemException e) {
            return new Ended<>(Optional.empty(), Optional.of(e.problem()));
        } catch (Exception e) {
            Problem problem = Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(e));
            return new Ended<>(Optional.empty(), Optional.of(problem));
        }
    }

    private record Ended<T>(Optional<T> result, Optional<Problem> problem) implements Call<T> {

        @Override
        public Call<T> onDone(Consumer<T> consumer) {
            result.ifPresent(consumer);
            return this;
        }

        @Override
        public Call<T> onRefused(Consumer<Problem> consumer) {
            problem.ifPresent(consumer);
            return this;
        }

        @Override
        public void cancel() {}
    }
}
