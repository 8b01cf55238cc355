package dev.pilothouse.platform.kind;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Work on several nodes at once. */
final class Parallel {

    private Parallel() {}

    /** Does it with all at once and waits for all; then the first problem is thrown. An interrupt of the calling thread ends all. */
    static <S, T> List<T> all(List<S> some, Function<S, T> work) {
        List<FutureTask<T>> tasks = some.stream().map(each -> new FutureTask<>(() -> work.apply(each))).toList();
        tasks.forEach(task -> Thread.ofVirtual().name("kind-node").start(task));
        List<T> results = new ArrayList<>();
        ProblemException first = null;
        for (FutureTask<T> task : tasks) {
            try {
                results.add(task.get());
            } catch (InterruptedException e) {
                tasks.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
            } catch (ExecutionException e) {
                ProblemException problem = e.getCause() instanceof ProblemException known
                        ? known
                        : new ProblemException(Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(e.getCause())), e.getCause());
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    /** Does what must be done although the calling thread was interrupted, which it is again afterwards. */
    static void inAnyCase(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
