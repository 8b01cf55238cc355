package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at the engines while somebody listens: at once when the one that is used goes or comes back, and now and then for the others,
 * which tell nobody when they start.
 */
final class EngineWatch {

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    private final DockerEngines engines;
    private @Nullable Thread thread;

    EngineWatch(DockerEngines engines) {
        this.engines = engines;
    }

    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("docker-watch").start(this::run);
        }
    }

    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    private void run() {
        Semaphore due = new Semaphore(0);
        @Nullable EngineEndpoint heard = null;
        Subscription events = Subscription.NONE;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<dev.pilothouse.local.EngineInfo> seen = engines.look();
                EngineEndpoint used = seen.isEmpty() ? null : seen.getFirst().endpoint();
                if (used != null && !used.equals(heard)) {
                    events.close();
                    events = engines.connection(used).events(Map.of("type", List.of("daemon")), new Comings(due));
                    heard = used;
                }
                if (due.tryAcquire(NOW_AND_THEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    due.drainPermits();
                }
            }
        } catch (InterruptedException | ProblemException e) {
            // nobody listens any more
        } finally {
            events.close();
        }
    }

    /** The first connection is no news; what follows is. */
    private static final class Comings implements EventSink {

        private final Semaphore due;
        private boolean before = true;

        Comings(Semaphore due) {
            this.due = due;
        }

        @Override
        public void connected() {
            if (!before) {
                due.release();
            }
            before = true;
        }

        @Override
        public void event(EngineEvent event) {}

        @Override
        public void lost(Problem problem) {
            if (before) {
                due.release();
            }
            before = false;
        }
    }
}
