package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An answer that is fetched while the one before it is still read. Closing gives it up, whether it has arrived or not. */
final class Ahead implements AutoCloseable {

    private final CompletableFuture<Answer> arrival = new CompletableFuture<>();
    private final Thread fetcher;

    Ahead(Transport transport, Request request) {
        fetcher = Thread.ofVirtual().name("page").start(() -> {
            try {
                Answer answer = transport.stream(request);
                if (!arrival.complete(answer)) {
                    answer.close();
                }
            } catch (RuntimeException e) {
                arrival.completeExceptionally(e);
            }
        });
    }

    /** Waits for the answer; it belongs to the caller from then on. */
    Answer take() {
        try {
            return arrival.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (!arrival.cancel(false) && !arrival.isCompletedExceptionally()) {
            arrival.join().close();
        }
        fetcher.interrupt();
    }
}
