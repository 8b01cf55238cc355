package dev.pilothouse.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that removes what it made when it is interrupted do so before the program ends, because of Ctrl+C or a signal.
 *
 * <p>The program waits for it, but not without end.
 */
public final class CancelAtExit implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread atExit;

    /** @param worker is interrupted when the program is to end before this is closed */
    public CancelAtExit(Thread worker) {
        atExit = new Thread(() -> cancel(worker), "cancel at exit");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void cancel(Thread worker) {
        worker.interrupt();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it is ending, and waits for this
        }
        done.countDown();
    }
}
