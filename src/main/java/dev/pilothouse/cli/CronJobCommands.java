package dev.pilothouse.cli;

import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.object.RunNowGuide;
import dev.pilothouse.guide.object.ScheduleGuide;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** CronJobs: run one now, suspend it, resume it. */
@Command(name = "cronjob", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cronjob.description}", mixinStandardHelpOptions = true)
final class CronJobCommands implements Runnable {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    CronJobCommands(Work work) {
        this.work = work;
    }

    /** Returns the command with those below it. */
    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new Run(work)).addSubcommand(new Suspend(work)).addSubcommand(new Resume(work));
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.cronjob.usage"));
    }

    /** What the three have in common. */
    private abstract static class OfCronJob implements Callable<Integer> {

        private final Work work;
        private final Guide guide;

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final FormOption form = new FormOption();

        @Parameters(paramLabel = "NAME", descriptionKey = "cli.param.cronjob")
        private String name = "";

        OfCronJob(Work work, Guide guide) {
            this.work = work;
            this.guide = guide;
        }

        @Override
        public final Integer call() {
            Session session = work.open();
            String bare = name.startsWith("cronjob/") ? name.substring("cronjob/".length()) : name;
            ResourceRef ref = new ResourceRef(BuiltIn.CRON_JOB, namespace.of(BuiltIn.CRON_JOB, session.context()), bare);
            return new Guided(work, options, form).carryOut(session, guide, ref, this::edit);
        }

        abstract Sheet edit(Sheet sheet);
    }

    @Command(name = "run", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cronjob.run.description}", mixinStandardHelpOptions = true)
    private static final class Run extends OfCronJob {

        @Option(names = "--name", paramLabel = "JOB", defaultValue = "", descriptionKey = "cli.cronjob.run.name")
        private String job = "";

        Run(Work work) {
            super(work, new RunNowGuide());
        }

        @Override
        Sheet edit(Sheet sheet) {
            return job.isEmpty() ? sheet : sheet.with(Spot.at(0, "metadata", "name"), job);
        }
    }

    @Command(name = "suspend", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cronjob.suspend.description}", mixinStandardHelpOptions = true)
    private static final class Suspend extends OfCronJob {
        Suspend(Work work) {
            super(work, new ScheduleGuide());
        }

        @Override
        Sheet edit(Sheet sheet) {
            return sheet.with(Spot.at(0, "spec", "suspend"), true);
        }
    }

    @Command(name = "resume", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.cronjob.resume.description}", mixinStandardHelpOptions = true)
    private static final class Resume extends OfCronJob {
        Resume(Work work) {
            super(work, new ScheduleGuide());
        }

        @Override
        Sheet edit(Sheet sheet) {
            return sheet.with(Spot.at(0, "spec", "suspend"), false);
        }
    }
}
