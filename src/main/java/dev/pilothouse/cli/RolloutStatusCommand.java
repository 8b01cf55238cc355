package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.concurrent.Callable;
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
            Following following = new Following(work.terminal(), rollouts, session, ref, timeout) {
                @Override
                void seen(Rollout rollout) {
                    pinned(ref, rollout);
                }
            };
            int code = watch ? following.untilOver() : following.once();
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    /** A rollout that another revision has overtaken is no longer the one that was asked about. */
    private void pinned(ResourceRef ref, Rollout rollout) {
        long running = rollout.current().map(current -> current.number()).orElse(revision);
        if (revision > 0 && running != revision) {
            throw new ProblemException(Problem.of(ProblemCode.REVISION_REPLACED, ref.shortName(), Long.toString(revision), Long.toString(running)));
        }
    }
}
