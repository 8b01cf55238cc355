package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Journal;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.guide.rollout.RolloutReading;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rollouts of workloads, with kubectl's words, arguments and exit codes. */
@Command(name = "rollout", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.description}", mixinStandardHelpOptions = true)
final class RolloutCommands implements Runnable {

    private final Work work;
    private final Journal journal;

    @Spec
    private @Nullable CommandSpec spec;

    RolloutCommands(Work work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    /** Returns the command with those below it. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(this);
        List.of(new RolloutStatusCommand(work, this), new RolloutHistoryCommand(work, this), new Undo(), new Pause(), new Resume(), new Restart())
                .forEach(line::addSubcommand);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.rollout.usage"));
    }

    /** Reads the rollout of a workload. */
    Rollout read(Session session, ResourceRef ref) {
        if (!Rollout.fits(ref)) {
            throw new ProblemException(Problem.of(ProblemCode.NO_ROLLOUT, ref.shortName()));
        }
        return new RolloutReading(
                        session::around,
                        () -> journal.receipts().stream().filter(receipt -> receipt.context().equals(session.context().name())).toList())
                .read(ref, session.cluster().get(ref));
    }

    /** A change of rollouts, of one workload after the other. */
    private abstract class Changing implements Callable<Integer> {

        @Mixin
        private final Targets targets = new Targets();

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final FormOption form = new FormOption();

        /** Changes each, and with {@code waiting} follows what that began. */
        int each(WaitOption waiting, Function<Rollout, Draft> draft) throws InterruptedException {
            waiting.check(options, work.terminal());
            Session session = work.open();
            List<ResourceRef> refs = targets.refs(session, work.terminal());
            return waiting.after(each(session, refs, draft), work.terminal(), RolloutCommands.this, session, refs);
        }

        int each(Function<Rollout, Draft> draft) {
            Session session = work.open();
            return each(session, targets.refs(session, work.terminal()), draft);
        }

        private int each(Session session, List<ResourceRef> refs, Function<Rollout, Draft> draft) {
            int worst = ExitCode.DONE;
            for (ResourceRef ref : refs) {
                worst = Math.max(worst, new Changes(work.terminal(), options, form).carryOut(session, draft.apply(read(session, ref))));
            }
            return worst;
        }
    }

    @Command(name = "undo", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.undo.description}", mixinStandardHelpOptions = true)
    final class Undo extends Changing {

        @Option(names = "--to-revision", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.rollout.to-revision")
        private long revision;

        @Mixin
        private final WaitOption waiting = new WaitOption();

        @Override
        public Integer call() throws InterruptedException {
            return each(waiting, rollout -> rollout.undo(rollout.target(revision)));
        }
    }

    @Command(name = "pause", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.pause.description}", mixinStandardHelpOptions = true)
    final class Pause extends Changing {

        @Override
        public Integer call() {
            return each(Rollout::pause);
        }
    }

    @Command(name = "resume", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.resume.description}", mixinStandardHelpOptions = true)
    final class Resume extends Changing {

        @Mixin
        private final WaitOption waiting = new WaitOption();

        @Override
        public Integer call() throws InterruptedException {
            return each(waiting, Rollout::resume);
        }
    }

    @Command(name = "restart", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.rollout.restart.description}", mixinStandardHelpOptions = true)
    final class Restart extends Changing {

        @Mixin
        private final WaitOption waiting = new WaitOption();

        @Override
        public Integer call() throws InterruptedException {
            return each(waiting, rollout -> rollout.restart(java.time.Instant.now()));
        }
    }
}
