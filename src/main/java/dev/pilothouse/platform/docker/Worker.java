package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one piece of blocking work on a virtual thread of its own, so that it can be given up: the library has no time limit that holds on a
 * Unix socket, and only an interrupted virtual thread closes every sort of connection at once.
 */
final class Worker {

    private final String server;

    /**
     * @param server how problems name the engine
     */
    Worker(String server) {
        this.server = server;
    }

    /**
     * Runs and waits.
     *
     * @throws ProblemException {@code ENGINE_SILENT} after the limit, {@code CANCELLED} when the caller was interrupted, by then the work
     *     is interrupted too; and whatever the work throws
     */
    <T> T within(Duration limit, Callable<T> work) {
        return whileMoving(new Movement(), limit, work);
    }

    /**
     * Runs and waits as long as something moves; otherwise as {@link #within}.
     *
     * @param limit how long nothing may move
     */
    <T> T whileMoving(Movement movement, Duration limit, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("docker-call").start(task);
        try {
            return moving(task, movement, limit);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new ProblemException(Problem.of(ProblemCode.ENGINE_SILENT, server, Long.toString(Math.max(1, limit.toSeconds()))), e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (ExecutionException e) {
            throw Trouble.of(server, e.getCause() == null ? e : e.getCause());
        }
    }

    private static <T> T moving(FutureTask<T> task, Movement movement, Duration limit)
            throws TimeoutException, InterruptedException, ExecutionException {
        while (true) {
            Duration rest = limit.minus(movement.still());
            try {
                return task.get(Math.max(0, rest.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (movement.still().compareTo(limit) >= 0) {
                    throw e;
                }
            }
        }
    }
}
