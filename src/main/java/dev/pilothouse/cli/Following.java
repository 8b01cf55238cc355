package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.Hindrance;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutReading;
import dev.pilothouse.guide.rollout.RolloutStatus;
import dev.pilothouse.live.Scope;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The rollout of one workload on its way: each step is told once, and what holds it up. */
class Following {

    private final Terminal terminal;
    private final RolloutCommands rollouts;
    private final Session session;
    private final ResourceRef ref;
    private final Duration timeout;
    private final long end;
    private final Set<Hindrance.Cause> told = new HashSet<>();
    private String line = "";

    /**
     * @param timeout zero for none
     */
    Following(Terminal terminal, RolloutCommands rollouts, Session session, ResourceRef ref, Duration timeout) {
        this.terminal = terminal;
        this.rollouts = rollouts;
        this.session = session;
        this.ref = ref;
        this.timeout = timeout;
        end = System.nanoTime() + timeout.toNanos();
    }

    /** Told each state before it is said; may end the following. */
    void seen(Rollout rollout) {}

    /** Says how it is now, and returns the exit code of that. */
    int once() {
        return code(tell(rollouts.read(session, ref)));
    }

    int untilOver() throws InterruptedException {
        Rollout first = rollouts.read(session, ref);
        RolloutStatus status = tell(first);
        if (status.over()) {
            return code(status);
        }
        Semaphore moved = new Semaphore(0);
        try (Subscription _ = session.watch(scopes(first.live()), moved::release)) {
            while (!status.over()) {
                await(moved);
                status = tell(rollouts.read(session, ref));
            }
        }
        return code(status);
    }

    private List<Scope> scopes(Document live) {
        return RolloutReading.moving(ref, live).stream()
                .map(moving -> new Scope(moving.kind(), Set.of(ref.namespace()), moving.labels(), moving.fields()))
                .toList();
    }

    private void await(Semaphore moved) throws InterruptedException {
        if (timeout.isZero()) {
            moved.acquire();
        } else if (!moved.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw new ProblemException(Problem.of(ProblemCode.ROLLOUT_TIMED_OUT, ref.shortName(), Long.toString(timeout.toSeconds())));
        }
        moved.drainPermits();
    }

    private RolloutStatus tell(Rollout rollout) {
        seen(rollout);
        RolloutStatus status = rollout.status();
        String words = terminal.words().say(status.step().key(), status.step().args().toArray());
        if (!words.equals(line)) {
            line = words;
            terminal.line(words);
            if (!status.over() && rollout.paused()) {
                terminal.remark("cli.rollout.paused", ref.shortName());
            }
        }
        for (Hindrance hindrance : status.hindrances()) {
            if (told.add(hindrance.cause())) {
                terminal.remark("cli.rollout.held", terminal.words().say(hindrance.effect().key(), hindrance.effect().args().toArray()), hindrance.object());
                hindrance.detail().lines().limit(5).forEach(detail -> terminal.remark("cli.rollout.detail", detail));
            }
        }
        terminal.flush();
        return status;
    }

    private static int code(RolloutStatus status) {
        return switch (status.phase()) {
            case FAILED, BY_HAND -> ExitCode.REFUSED;
            case COMPLETE, PROGRESSING, PAUSED, STUCK -> ExitCode.DONE;
        };
    }
}
