package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.Hindrance;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutReading;
import dev.pilothouse.guide.rollout.RolloutStatus;
import dev.pilothouse.live.Scope;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
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
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Follows a rollout to its end and says meanwhile what holds it up. */
@Command(name = "status", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.status.description}", mixinStandardHelpOptions = true)
final class RolloutStatusCommand implements Callable<Integer> {

    private final Work work;
    private final RolloutCommands rollouts;

    @Mixin
    private final Targets targets = new Targets();

    @Option(names = {"-w", "--watch"}, arity = "0..1", defaultValue = "true", fallbackValue = "true", paramLabel = "true|false", descriptionKey = "cli.rollout.watch")
    private boolean watch = true;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "0", descriptionKey = "cli.rollout.timeout")
    private Duration timeout = Duration.ZERO;

    @Option(names = "--revision", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.rollout.pinned")
    private long revision;

    RolloutStatusCommand(Work work, RolloutCommands rollouts) {
        this.work = work;
        this.rollouts = rollouts;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = work.open();
        for (ResourceRef ref : targets.refs(session, work.terminal())) {
            int code = new Following(session, ref).untilOver();
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    /** One workload on its way. */
    private final class Following {

        private final Session session;
        private final ResourceRef ref;
        private final long end = System.nanoTime() + timeout.toNanos();
        private final Set<Hindrance.Cause> told = new HashSet<>();
        private String line = "";

        Following(Session session, ResourceRef ref) {
            this.session = session;
            this.ref = ref;
        }

        int untilOver() throws InterruptedException {
            Rollout first = rollouts.read(session, ref);
            RolloutStatus status = tell(first);
            if (!watch || status.over()) {
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
            return RolloutReading.moving(ref.kind()).stream()
                    .map(kind -> kind.equals(ref.kind()) ? itself(kind) : new Scope(kind, Set.of(ref.namespace()), RolloutReading.selector(live), ""))
                    .toList();
        }

        private Scope itself(Kind kind) {
            return new Scope(kind, Set.of(ref.namespace()), "", "metadata.name=" + ref.name());
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
            pinned(rollout);
            RolloutStatus status = rollout.status();
            String words = work.terminal().words().say(status.step().key(), status.step().args().toArray());
            if (!words.equals(line)) {
                line = words;
                work.terminal().line(words);
            }
            for (Hindrance hindrance : status.hindrances()) {
                if (told.add(hindrance.cause())) {
                    work.terminal().remark("cli.rollout.held", work.terminal().words().say(hindrance.effect().key(), hindrance.effect().args().toArray()), hindrance.object());
                    hindrance.detail().lines().limit(5).forEach(detail -> work.terminal().remark("cli.rollout.detail", detail));
                }
            }
            work.terminal().flush();
            return status;
        }

        private void pinned(Rollout rollout) {
            long running = rollout.current().map(current -> current.number()).orElse(revision);
            if (revision > 0 && running != revision) {
                throw new ProblemException(Problem.of(ProblemCode.REVISION_REPLACED, ref.shortName(), Long.toString(revision), Long.toString(running)));
            }
        }

        private static int code(RolloutStatus status) {
            return switch (status.phase()) {
                case FAILED, BY_HAND -> ExitCode.REFUSED;
                case COMPLETE, PROGRESSING, PAUSED, STUCK -> ExitCode.DONE;
            };
        }
    }
}
