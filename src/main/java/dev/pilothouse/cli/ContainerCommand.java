package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.engine.Prune;
import dev.pilothouse.guide.engine.Prune.Sort;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

/** What is done with the containers of an engine; without a context, of the one at the standard place. */
@Command(name = "container", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.container.description}", mixinStandardHelpOptions = true)
final class ContainerCommand implements Callable<Integer> {

    private final Work work;
    @Spec
    private @Nullable CommandSpec spec;

    private ContainerCommand(Work work) {
        this.work = work;
    }

    /** Returns the command with one below it for each deed, and the one that clears away. */
    static CommandLine with(Work work) {
        CommandLine all = new CommandLine(new ContainerCommand(work));
        for (RunDeed deed : RunDeed.values()) {
            CommandLine one = new CommandLine(new Run(work, deed));
            one.getCommandSpec().usageMessage().description(work.terminal().words().say("cli.container." + deed.word()));
            all.addSubcommand(deed.word(), one);
        }
        return all.addSubcommand(new PruneCommand(work));
    }

    @Override
    public Integer call() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.container.usage"));
    }

    @Command(resourceBundle = PilothouseCommand.BUNDLE, mixinStandardHelpOptions = true)
    private static final class Run implements Callable<Integer> {

        private final Work work;
        private final RunDeed deed;

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Parameters(arity = "1..*", paramLabel = "NAME", descriptionKey = "cli.param.names")
        private List<String> names = new ArrayList<>();

        Run(Work work, RunDeed deed) {
            this.work = work;
            this.deed = deed;
        }

        @Override
        public Integer call() {
            Session session = work.openEngine();
            List<Document> containers = names.stream()
                    .map(name -> session.cluster().get(new ResourceRef(EngineKinds.CONTAINER, "", name)))
                    .toList();
            for (Effect effect : deed.effects(containers)) {
                if (effect.weight() != Effect.Weight.NOTE) {
                    work.terminal().remark(effect.key(), effect.args().toArray());
                }
            }
            Draft draft = deed.draft(containers, Instant.now());
            if (draft.wishes().isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.NO_CHANGE));
            }
            return new Changes(work.terminal(), options).carryOut(session, draft);
        }
    }

    @Command(name = "prune", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.prune.description}", mixinStandardHelpOptions = true)
    private static final class PruneCommand implements Callable<Integer> {

        private final Work work;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        @Parameters(arity = "0..*", paramLabel = "SORT", descriptionKey = "cli.prune.sorts")
        private List<String> sorts = new ArrayList<>();

        @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.selector")
        private String selector = "";

        PruneCommand(Work work) {
            this.work = work;
        }

        @Override
        public Integer call() {
            Set<Sort> chosen = chosen();
            LabelSelector labels = LabelSelector.parse(selector).orElseThrow(this::usage);
            Session session = work.openEngine();
            Prune prune = Prune.of(session.cluster().get(new ResourceRef(EngineKinds.DISK_USE, "", "disk")), labels);
            TextTable table = new TextTable();
            for (Sort sort : Sort.values()) {
                table.row(List.of(sort.word(), Integer.toString(prune.things(sort).size()), ByteSize.text(prune.bytes(EnumSet.of(sort)))));
            }
            if (chosen.isEmpty()) {
                table.lines().forEach(work.terminal()::line);
                return ExitCode.DONE;
            }
            Optional<Draft> draft = prune.draft(chosen);
            if (draft.isEmpty()) {
                work.terminal().remark("cli.prune.nothing");
                return ExitCode.DONE;
            }
            work.terminal().remark("engine.prune.sum", ByteSize.text(prune.bytes(chosen)));
            return new Changes(work.terminal(), options).carryOut(session, draft.get());
        }

        private Set<Sort> chosen() {
            Set<Sort> chosen = EnumSet.noneOf(Sort.class);
            for (String word : sorts) {
                try {
                    chosen.add(Sort.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
                } catch (IllegalArgumentException e) {
                    throw usage();
                }
            }
            return chosen;
        }

        private ParameterException usage() {
            return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.prune.usage"));
        }
    }
}
