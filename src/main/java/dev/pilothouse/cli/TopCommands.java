package dev.pilothouse.cli;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.session.Metering;
import dev.pilothouse.session.Metering.Use;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What pods and nodes use, beside what pods ask for and nodes offer, so that one sees at once which is far off. */
@Command(name = "top", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.description}", mixinStandardHelpOptions = true)
final class TopCommands implements Runnable {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    TopCommands(Work work) {
        this.work = work;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new Pods()).addSubcommand(new Nodes());
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.top.usage"));
    }

    /** By what the lines are ordered, the most first. */
    enum Sort {
        name,
        cpu,
        memory
    }

    /** What both have in common. */
    private abstract class Top implements Callable<Integer> {

        @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.selector")
        String selector = "";

        @Option(names = "--sort", defaultValue = "name", descriptionKey = "cli.top.sort")
        private Sort sort = Sort.name;

        final int print(List<Use> uses, List<String> heads, Function<Use, List<String>> line) {
            if (uses.isEmpty()) {
                work.terminal().remark("cli.get.none");
                return ExitCode.DONE;
            }
            TextTable table = new TextTable();
            table.row(heads);
            uses.stream().sorted(order()).map(line).forEach(table::row);
            table.lines().forEach(work.terminal()::line);
            return ExitCode.DONE;
        }

        private Comparator<Use> order() {
            Comparator<Use> byName = Comparator.comparing(Use::namespace).thenComparing(Use::name);
            return switch (sort) {
                case name -> byName;
                case cpu -> most(Use::cpu).thenComparing(byName);
                case memory -> most(Use::memory).thenComparing(byName);
            };
        }

        private static Comparator<Use> most(ToLongFunction<Use> amount) {
            return Comparator.comparingLong(amount).reversed();
        }
    }

    @Command(name = "pods", aliases = {"pod", "po"}, resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.pods.description}", mixinStandardHelpOptions = true)
    private final class Pods extends Top {

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
        private boolean all;

        @Override
        public Integer call() {
            Session session = work.open();
            String where = all ? "" : namespace.of(WellKnown.POD, session.context());
            List<String> heads = new ArrayList<>(all ? List.of("NAMESPACE") : List.of());
            heads.addAll(List.of("NAME", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"));
            return print(new Metering(session.cluster()).pods(where, selector), heads, use -> {
                List<String> line = new ArrayList<>(all ? List.of(use.namespace()) : List.of());
                line.addAll(List.of(use.name(), cpu(use.cpu()), asked(use.cpuOf(), cpu(use.cpuOf())), memory(use.memory()), asked(use.memoryOf(), memory(use.memoryOf()))));
                return line;
            });
        }

        private static String asked(long amount, String text) {
            return amount == 0 ? "<none>" : text;
        }
    }

    @Command(name = "nodes", aliases = {"node", "no"}, resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.nodes.description}", mixinStandardHelpOptions = true)
    private final class Nodes extends Top {

        @Override
        public Integer call() {
            Session session = work.open();
            List<String> heads = List.of("NAME", "CPU", "CPU%", "MEMORY", "MEMORY%");
            return print(new Metering(session.cluster()).nodes(selector), heads, use -> List.of(
                    use.name(), cpu(use.cpu()), share(use.cpu(), use.cpuOf()), memory(use.memory()), share(use.memory(), use.memoryOf())));
        }

        private static String share(long part, long whole) {
            return whole == 0 ? "<unknown>" : part * 100 / whole + "%";
        }
    }

    private static String cpu(long thousandths) {
        return thousandths + "m";
    }

    private static String memory(long bytes) {
        return (bytes >> 20) + "Mi";
    }
}
