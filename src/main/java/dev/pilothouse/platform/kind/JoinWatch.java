package dev.pilothouse.platform.kind;

import dev.pilothouse.model.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks at the nodes now and then while they join, of which kind tells nothing before all have; seldom, since they need the processors themselves. */
final class JoinWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Readiness readiness;
    private @Nullable Thread watcher;

    JoinWatch(Readiness readiness) {
        this.readiness = readiness;
    }

    void start() {
        if (watcher == null) {
            watcher = Thread.ofVirtual().name("join watch").start(this::watch);
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                readiness.look();
            }
        } catch (InterruptedException | ProblemException e) {
            // closed; or the engine is gone, which whoever makes the cluster meets too
        }
    }

    @Override
    public void close() {
        Thread running = watcher;
        if (running != null) {
            running.interrupt();
        }
    }
}
