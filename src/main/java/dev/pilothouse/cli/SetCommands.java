package dev.pilothouse.cli;

import dev.pilothouse.guide.rollout.SetImage;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Single settings of workloads. */
@Command(name = "set", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.set.description}", mixinStandardHelpOptions = true)
final class SetCommands implements Runnable {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    SetCommands(Work work) {
        this.work = work;
    }

    /** Returns the command with those below it. */
    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new Image()).addSubcommand(new SetResourcesCommand(work));
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.set.usage"));
    }

    @Command(name = "image", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.set.image.description}", mixinStandardHelpOptions = true)
    final class Image implements Callable<Integer> {

        @Mixin
        private final Targets targets = new Targets();

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final FormOption form = new FormOption();

        @Option(names = "--cause", paramLabel = "TEXT", defaultValue = "", descriptionKey = "cli.set.image.cause")
        private String cause = "";

        @Override
        public Integer call() {
            Map<String, String> images = images();
            Session session = work.open();
            int worst = ExitCode.DONE;
            for (ResourceRef ref : targets.refsBeforeValues(session, work.terminal())) {
                SetImage change = SetImage.of(session.cluster().get(ref), ref);
                worst = Math.max(worst, new Changes(work.terminal(), options, form).carryOut(session, change.draft(images, cause)));
            }
            return worst;
        }

        private Map<String, String> images() {
            Map<String, String> images = new LinkedHashMap<>();
            for (String value : targets.values()) {
                int equals = value.indexOf('=');
                if (equals <= 0 || equals == value.length() - 1) {
                    throw targets.usage(work.terminal(), "cli.set.image.usage");
                }
                images.put(value.substring(0, equals), value.substring(equals + 1));
            }
            if (images.isEmpty()) {
                throw targets.usage(work.terminal(), "cli.set.image.usage");
            }
            return images;
        }
    }
}
