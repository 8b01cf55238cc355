package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One of the JDK's clients, and what is known of the connection that its HTTP/2 streams share.
 *
 * <p>A client to which several requests are given before it is connected makes a connection for each, and keeps only one of them: a sign
 * of life by that one says nothing of what is watched over the others. So whoever comes first asks for a sign of life, and the rest wait
 * for the answer, whenever a connection has to be made.
 */
final class Way {

    private final HttpClient client;
    private final AtomicReference<@Nullable CompletableFuture<Sign>> opened = new AtomicReference<>();
    private volatile String connection = "";

    Way(HttpClient client) {
        this.client = client;
    }

    /**
     * A sign of life.
     *
     * @param shared whether it came by the connection that all share, as those of HTTP/2 do
     * @param connection names the connection among all
     */
    record Sign(boolean shared, String connection) {
        static Sign of(HttpResponse<?> response) {
            return new Sign(response.version() == HttpClient.Version.HTTP_2, response.connectionLabel().orElse(""));
        }
    }

    /** Asks for a sign of life. */
    @FunctionalInterface
    interface Opener {
        /**
         * Asks and waits.
         *
         * @throws ProblemException when none comes in time
         */
        Sign open();
    }

    HttpClient client() {
        return client;
    }

    /** Returns when it is connected: one asks for all who wait. */
    void open(Opener opener) throws InterruptedException {
        while (true) {
            CompletableFuture<Sign> mine = new CompletableFuture<>();
            CompletableFuture<Sign> first = opened.compareAndExchange(null, mine);
            if (first == null) {
                ask(opener, mine);
                return;
            }
            try {
                first.get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ProblemException known) || known.problem().code() != ProblemCode.CANCELLED) {
                    throw e.getCause() instanceof ProblemException known ? new ProblemException(known.problem(), e) : new IllegalStateException(e);
                }
            }
        }
    }

    private void ask(Opener opener, CompletableFuture<Sign> mine) {
        try {
            mine.complete(opener.open());
        } catch (RuntimeException e) {
            opened.compareAndSet(mine, null);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** Something on it broke: whoever comes next asks first. */
    void doubt() {
        opened.set(null);
    }

    /** Takes note of a sign of life; tells whether the connection that gave the ones before is gone. */
    boolean replaced(Sign sign) {
        if (!sign.shared()) {
            return false;
        }
        String before = connection;
        connection = sign.connection();
        return !before.isEmpty() && !before.equals(connection);
    }
}
