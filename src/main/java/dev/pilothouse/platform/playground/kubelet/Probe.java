package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Program.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One probe of a running container at its own timing, without asking when the answer is known: while all is well it sleeps until the program
 * is about to answer otherwise, or until somebody says that something changed.
 */
final class Probe {

    /** What the probe is about. */
    interface Subject {
        /** Returns what is wrong at the moment, empty when all is well. */
        Optional<String> ask(Asker asker, Tree probe);

        /** Returns in how much time the answers may change. */
        Optional<Duration> nextChange();

        /** Takes a result that the thresholds have confirmed; the same result is not told twice. */
        void result(Asker asker, boolean well);

        /** Is told of each single failure. */
        void failed(Asker asker, String why);
    }

    private final dev.pilothouse.platform.playground.time.Agenda agenda;
    private final Asker asker;
    private final Tree probe;
    private final Subject subject;
    private final Instant first;
    private final Duration period;
    private Subscription next = Subscription.NONE;
    private Optional<Boolean> told;
    private long successes;
    private long failures;
    private boolean resting;
    private boolean closed;

    Probe(dev.pilothouse.platform.playground.time.Agenda agenda, Asker asker, Tree probe, Subject subject, Instant containerStart) {
        this.agenda = agenda;
        this.asker = asker;
        this.probe = probe;
        this.subject = subject;
        this.period = Duration.ofSeconds(Math.max(1, probe.number(10, "periodSeconds")));
        this.told = asker == Asker.LIVENESS ? Optional.of(true) : asker == Asker.READINESS ? Optional.of(false) : Optional.empty();
        Instant earliest = containerStart.plusSeconds(probe.number(0, "initialDelaySeconds")).plusMillis(500);
        this.first = earliest.isBefore(agenda.instant()) ? agenda.instant() : earliest;
        next = agenda.after(Duration.between(agenda.instant(), first), this::ask);
    }

    /** Something changed: asks again at the next time that the probe would. */
    void stir() {
        if (resting && !closed) {
            plan(Duration.ZERO);
        }
    }

    void close() {
        closed = true;
        next.close();
    }

    private void ask() {
        if (closed) {
            return;
        }
        resting = false;
        Optional<String> wrong = subject.ask(asker, probe);
        if (wrong.isEmpty()) {
            successes++;
            failures = 0;
            if (successes >= probe.number(1, "successThreshold")) {
                tell(true);
            }
        } else {
            failures++;
            successes = 0;
            subject.failed(asker, wrong.get());
            if (!closed && failures >= probe.number(3, "failureThreshold")) {
                tell(false);
            }
        }
        if (closed) {
            return;
        }
        boolean settled = wrong.isEmpty() && told.equals(Optional.of(true));
        if (!settled) {
            plan(Duration.ofNanos(1));
            return;
        }
        resting = true;
        next.close();
        subject.nextChange().ifPresent(this::plan);
    }

    private void tell(boolean well) {
        if (!told.equals(Optional.of(well))) {
            told = Optional.of(well);
            subject.result(asker, well);
        }
    }

    /** Asks at the first of the probe's times that is so far off or farther. */
    private void plan(Duration atLeast) {
        next.close();
        Duration passed = Duration.between(first, agenda.instant()).plus(atLeast);
        long periods = Math.ceilDiv(Math.max(0, passed.toNanos()), period.toNanos());
        Instant at = first.plus(period.multipliedBy(periods));
        next = agenda.after(Duration.between(agenda.instant(), at), this::ask);
    }
}
