package dev.pilothouse.cli;

import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.object.LabelsGuide;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels and annotations, written as kubectl takes them: {@code KEY=VALUE} sets, {@code KEY-} takes away. */
final class LabelCommands {

    private LabelCommands() {}

    static List<Object> all(Work work) {
        return List.of(new Label(work), new Annotate(work));
    }

    /** What both have in common. */
    private abstract static class Pairs implements Callable<Integer> {

        private final Work work;
        private final String field;

        @Mixin
        private final Targets targets = new Targets();

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Mixin
        private final FormOption form = new FormOption();

        @Option(names = "--overwrite", descriptionKey = "cli.label.overwrite")
        private boolean overwrite;

        Pairs(Work work, String field) {
            this.work = work;
            this.field = field;
        }

        @Override
        public final Integer call() {
            if (targets.values().isEmpty()) {
                throw targets.usage(work.terminal(), "cli.label.usage");
            }
            Session session = work.open();
            Guided guided = new Guided(work, options, form);
            int worst = ExitCode.DONE;
            for (ResourceRef ref : targets.refsBeforeValues(session, work.terminal())) {
                worst = Math.max(worst, guided.carryOut(session, new LabelsGuide(), ref, this::edit));
            }
            return worst;
        }

        private Sheet edit(Sheet sheet) {
            Sheet edited = sheet;
            for (String word : targets.values()) {
                int equals = word.indexOf('=');
                String key = equals < 0 ? word.substring(0, word.length() - 1) : word.substring(0, equals);
                Spot spot = Spot.at(0, "metadata", field, key);
                if (equals < 0) {
                    edited = edited.without(spot);
                    continue;
                }
                String value = word.substring(equals + 1);
                if (!overwrite && edited.at(spot).isPresent() && !edited.text(spot).equals(value)) {
                    throw targets.usage(work.terminal(), "cli.label.there");
                }
                edited = edited.with(spot, value);
            }
            return edited;
        }
    }

    @Command(name = "label", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.label.description}", mixinStandardHelpOptions = true)
    private static final class Label extends Pairs {
        Label(Work work) {
            super(work, "labels");
        }
    }

    @Command(name = "annotate", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.annotate.description}", mixinStandardHelpOptions = true)
    private static final class Annotate extends Pairs {
        Annotate(Work work) {
            super(work, "annotations");
        }
    }
}
