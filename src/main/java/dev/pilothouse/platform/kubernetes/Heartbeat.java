package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks the server for a sign of life while somebody waits for it, and has what stayed silent meanwhile cut off when none comes.
 *
 * <p>A way that swallows packets ends no connection: a watch would wait for bookmarks that don't come, a quiet log for ever, and after
 * the way has healed TCP may rest for as long as the fault took.
 */
final class Heartbeat implements AutoCloseable {

    private final Silence silence;
    private final Runnable ask;
    private final Thread thread;

    /** @param ask returns when the server has answered, whatever it says; throws {@link ProblemException} when it doesn't in time */
    Heartbeat(Silence silence, Duration between, Runnable ask) {
        this.silence = silence;
        this.ask = ask;
        thread = Thread.ofVirtual().name("heartbeat").start(() -> {
            try {
                while (true) {
                    Thread.sleep(between);
                    beat();
                }
            } catch (InterruptedException e) {
                // the cluster is closed
            }
        });
    }

    private void beat() {
        if (!silence.awaited()) {
            return;
        }
        Instant begun = silence.now();
        try {
            ask.run();
        } catch (ProblemException e) {
            silence.doubt(begun);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
