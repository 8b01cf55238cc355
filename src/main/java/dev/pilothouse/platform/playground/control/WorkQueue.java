package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that one controller has to look at: each once, however often it changed, and again after a failure.
 *
 * <p>Failures are tried again after 5 ms, 10 ms, 20 ms and so on up to 1,000 s, as the work queues of client-go do. Used on the agenda's
 * thread only, apart from {@link #close}.
 */
final class WorkQueue {

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1_000);

    private final Agenda agenda;
    private final Controller controller;
    private final Set<Controller.Name> waiting = new HashSet<>();
    private final Map<Controller.Name, Subscription> later = new HashMap<>();
    private final Map<Controller.Name, Integer> failures = new HashMap<>();
    private volatile boolean closed;

    WorkQueue(Agenda agenda, Controller controller) {
        this.agenda = agenda;
        this.controller = controller;
    }

    /** Lets the controller look at the object soon. */
    void add(Controller.Name name) {
        if (waiting.add(name)) {
            agenda.soon(() -> work(name));
        }
    }

    private void work(Controller.Name name) {
        waiting.remove(name);
        Subscription planned = later.remove(name);
        if (planned != null) {
            planned.close();
        }
        if (closed) {
            return;
        }
        Optional<Duration> again;
        try {
            again = controller.reconcile(name);
            failures.remove(name);
        } catch (Refusal refusal) {
            LOG.debug("{} could not go on with {}: {}", controller.name(), name, refusal.getMessage());
            again = Optional.of(retryAfterFailure(name));
        } catch (RuntimeException e) {
            LOG.error("{} failed at {}", controller.name(), name, e);
            again = Optional.of(retryAfterFailure(name));
        }
        again.ifPresent(delay -> later.put(name, agenda.after(delay, () -> work(name))));
    }

    private Duration retryAfterFailure(Controller.Name name) {
        int times = failures.merge(name, 1, Integer::sum);
        Duration delay = FIRST_RETRY.multipliedBy(1L << Math.min(times - 1, 20));
        return delay.compareTo(LONGEST_RETRY) < 0 ? delay : LONGEST_RETRY;
    }

    void close() {
        closed = true;
    }
}
