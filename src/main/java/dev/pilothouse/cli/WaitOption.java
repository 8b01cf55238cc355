package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether a command that starts rollouts returns only when they are over. */
final class WaitOption {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--wait", descriptionKey = "cli.rollout.wait")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "0", descriptionKey = "cli.rollout.timeout")
    private Duration timeout = Duration.ZERO;

    /** Refuses to wait for what a dry run does not start. */
    void check(ChangeOptions options, Terminal terminal) {
        if (wait && options.dryRun) {
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), terminal.words().say("cli.rollout.wait.dry"));
        }
    }

    /** Follows the rollouts of those that have one, when that was asked for and the change went well. */
    int after(int code, Terminal terminal, RolloutCommands rollouts, Session session, List<ResourceRef> changed) throws InterruptedException {
        if (!wait || code != ExitCode.DONE) {
            return code;
        }
        for (ResourceRef ref : changed.stream().filter(Rollout::fits).toList()) {
            int followed = new Following(terminal, rollouts, session, ref, timeout).untilOver();
            if (followed != ExitCode.DONE) {
                return followed;
            }
        }
        return ExitCode.DONE;
    }
}
