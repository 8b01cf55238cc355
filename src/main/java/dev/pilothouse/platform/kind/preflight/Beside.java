package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pieces of work that go on at the same time, each on a virtual thread; what has not ended when this is closed is interrupted. */
final class Beside implements AutoCloseable {

    private final List<FutureTask<?>> tasks = new CopyOnWriteArrayList<>();

    /** What a piece of work comes to. */
    record Outcome<T>(FutureTask<T> task) {

        /**
         * Waits for it, as long as it takes.
         *
         * @throws ProblemException that of the work, or {@code CANCELLED}
         */
        T get() {
            try {
                return task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
            }
        }

        /** Waits so long and no longer; an interrupt of the caller ends it too. */
        T get(Duration most) throws TimeoutException, ExecutionException {
            try {
                return task.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
            }
        }
    }

    <T> Outcome<T> begin(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        tasks.add(task);
        Thread.ofVirtual().name("preflight").start(task);
        return new Outcome<>(task);
    }

    @Override
    public void close() {
        tasks.forEach(task -> task.cancel(true));
    }
}
