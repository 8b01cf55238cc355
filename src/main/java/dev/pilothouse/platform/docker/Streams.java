package dev.pilothouse.platform.docker;

import dev.pilothouse.model.Subscription;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What goes on for a while on threads of its own. Closing them all ends each; what comes later is closed at once. */
final class Streams implements AutoCloseable {

    private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Starts a virtual thread that runs until it is done or closed. Closing interrupts it, which ends every read of the engine, and does
     * not wait.
     *
     * @param work told whether it was closed, so that it keeps quiet about how it ended
     */
    Subscription start(String name, Consumer<Running> work) {
        Running running = new Running();
        running.thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                work.accept(running);
            } finally {
                open.remove(running);
            }
        });
        open.add(running);
        running.thread.start();
        if (closed) {
            running.close();
        }
        return running;
    }

    /** Keeps what has threads of its own until {@link #remove}. */
    void add(Subscription stream) {
        open.add(stream);
        if (closed) {
            stream.close();
        }
    }

    void remove(Subscription stream) {
        open.remove(stream);
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Subscription::close);
    }

    /** One stream. */
    static final class Running implements Subscription {

        private Thread thread = Thread.currentThread();
        private volatile boolean ended;

        boolean closed() {
            return ended;
        }

        @Override
        public void close() {
            ended = true;
            thread.interrupt();
        }
    }
}
