package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.guide.Simulation.Target;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What may be done to a playground beyond Kubernetes; each is a change like any other, with history and undo. */
final class SimulationCommands {

    private final Work work;

    SimulationCommands(Work work) {
        this.work = work;
    }

    /** Hangs the commands below the one of playgrounds. */
    void addTo(CommandLine playground) {
        List.of(new Speed(), new Pause(), new Resume(), new Step(), new Break(), new Mend(), new AddNode()).forEach(playground::addSubcommand);
    }

    /** Which playground, and how the change is carried out. */
    private abstract class OnPlayground {

        @Option(names = "--name", defaultValue = PlaygroundPlan.DEFAULT_NAME, descriptionKey = "cli.playground.name")
        private String name = PlaygroundPlan.DEFAULT_NAME;

        @Mixin
        private final ChangeOptions options = new ChangeOptions();

        Session open() {
            return work.open(name);
        }

        int carryOut(Draft draft) {
            return new Changes(work.terminal(), options).carryOut(open(), draft);
        }
    }

    @Command(name = "speed", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.speed.description}", mixinStandardHelpOptions = true)
    final class Speed extends OnPlayground implements Callable<Integer> {

        @Parameters(paramLabel = "TIMES", descriptionKey = "cli.playground.speed.times")
        private double speed;

        @Override
        public Integer call() {
            return carryOut(Simulation.speed(speed));
        }
    }

    @Command(name = "pause", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.pause.description}", mixinStandardHelpOptions = true)
    final class Pause extends OnPlayground implements Callable<Integer> {

        @Override
        public Integer call() {
            return carryOut(Simulation.speed(0));
        }
    }

    @Command(name = "resume", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.resume.description}", mixinStandardHelpOptions = true)
    final class Resume extends OnPlayground implements Callable<Integer> {

        @Override
        public Integer call() {
            return carryOut(Simulation.speed(1));
        }
    }

    @Command(name = "step", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.step.description}", mixinStandardHelpOptions = true)
    final class Step extends OnPlayground implements Callable<Integer> {

        @Parameters(paramLabel = "TIME", descriptionKey = "cli.playground.time")
        private Duration time = Duration.ZERO;

        @Override
        public Integer call() {
            return carryOut(Simulation.step(time));
        }
    }

    @Command(name = "break", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.break.description}", mixinStandardHelpOptions = true)
    final class Break extends OnPlayground implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "cli.playground.break.action")
        private Action action = Action.CRASH;

        @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.playground.break.target")
        private String target = "";

        @Option(names = {"-n", "--namespace"}, defaultValue = "", descriptionKey = "cli.option.namespace")
        private String namespace = "";

        @Option(names = {"-l", "--selector"}, defaultValue = "", descriptionKey = "cli.option.selector")
        private String selector = "";

        @Option(names = "--for", paramLabel = "TIME", descriptionKey = "cli.playground.time")
        private Duration time = Duration.ZERO;

        @Option(names = "--code", defaultValue = "0", descriptionKey = "cli.playground.break.code")
        private int code;

        @Override
        public Integer call() {
            Session session = open();
            String there = namespace.isEmpty() && action.ofPods() ? session.context().namespace() : namespace;
            mustBeThere(session, there);
            OptionalInt seconds = time.isZero() ? OptionalInt.empty() : OptionalInt.of((int) time.toSeconds());
            return carryOut(Simulation.fault(
                    Simulation.freeName(action, names(session)), action, new Target(there, target, selector), seconds, code == 0 ? OptionalInt.empty() : OptionalInt.of(code)));
        }

        /** A fault that befalls nobody would look like one that does nothing, so whoever is named has to be there. */
        private void mustBeThere(Session session, String there) {
            if (!target.isEmpty() && (action.ofPods() || action == Action.KILL_NODE)) {
                session.cluster().get(action.ofPods() ? new ResourceRef(BuiltIn.POD, there, target) : new ResourceRef(BuiltIn.NODE, "", target));
            }
        }
    }

    @Command(name = "mend", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.mend.description}", mixinStandardHelpOptions = true)
    final class Mend extends OnPlayground implements Callable<Integer> {

        @Parameters(arity = "0..*", paramLabel = "FAULT", descriptionKey = "cli.playground.mend.fault")
        private List<String> faults = List.of();

        @Override
        public Integer call() {
            List<String> names = faults.isEmpty() ? names(open()) : faults;
            if (names.isEmpty()) {
                work.terminal().remark("cli.playground.mend.none");
                return ExitCode.DONE;
            }
            return carryOut(Draft.removal(names.stream().map(fault -> new ResourceRef(Simulation.FAULT, "", fault)).toList()));
        }
    }

    @Command(name = "add-node", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.add-node.description}", mixinStandardHelpOptions = true)
    final class AddNode extends OnPlayground implements Callable<Integer> {

        @Parameters(paramLabel = "NODE", descriptionKey = "cli.playground.add-node.node")
        private String node = "";

        @Override
        public Integer call() {
            return carryOut(Simulation.node(node));
        }
    }

    /** Reads an action as the handbook or the object writes it: {@code fail-pull}, {@code FailPull}. */
    static Action action(String word) {
        String plain = word.replace("-", "");
        return Stream.of(Action.values())
                .filter(action -> action.word().equalsIgnoreCase(plain))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(word + " is none of " + Stream.of(Action.values()).map(Action::word).toList()));
    }

    private static List<String> names(Session session) {
        return session.cluster().rows(Query.all(Simulation.FAULT)).stream().map(Row::name).toList();
    }
}
