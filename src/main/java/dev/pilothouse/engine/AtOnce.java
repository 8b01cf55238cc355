package dev.pilothouse.engine;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The same blocking work for each of several, all at the same time: as waiting costs nothing, the slowest alone says how long it takes.
 *
 * @param time that each may take; then it is broken off
 */
public record AtOnce(Duration time) {

    /**
     * Returns what each came to, in their order. Blocks; an interrupt of the calling thread ends all.
     *
     * @param late what counts for one whose time is over
     */
    public <S, T> List<T> all(List<S> some, Function<S, T> work, Function<S, T> late) {
        long end = System.nanoTime() + time.toNanos();
        List<FutureTask<T>> tasks = some.stream().map(each -> new FutureTask<>(() -> work.apply(each))).toList();
        tasks.forEach(task -> Thread.ofVirtual().name("at-once").start(task));
        List<T> results = new ArrayList<>();
        try {
            for (int i = 0; i < tasks.size(); i++) {
                results.add(result(tasks.get(i), end, some.get(i), late));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private static <S, T> T result(FutureTask<T> task, long end, S one, Function<S, T> late) throws InterruptedException {
        try {
            return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return late.apply(one);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
