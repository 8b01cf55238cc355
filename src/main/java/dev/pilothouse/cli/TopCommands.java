package dev.pilothouse.cli;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.metric.ContainerUse;
import dev.pilothouse.metric.Use;
import dev.pilothouse.metric.WorkloadUse;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Metering;
import dev.pilothouse.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        return new CommandLine(this).addSubcommand(new Pods()).addSubcommand(new Workloads()).addSubcommand(new Nodes());
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

    /** One line before it is printed. */
    private record Line(List<String> names, double cpu, double memory, List<String> cells) {}

    /** What all have in common. */
    private abstract class Top implements Callable<Integer> {

        @Option(names = {"-l", "--selector"}, paramLabel = "SELECTOR", defaultValue = "", descriptionKey = "cli.option.selector")
        String selector = "";

        @Option(names = {"--sort-by", "--sort"}, defaultValue = "name", descriptionKey = "cli.top.sort")
        private Sort sort = Sort.name;

        final int print(List<String> heads, List<Line> lines) {
            if (lines.isEmpty()) {
                work.terminal().remark("cli.get.none");
                return ExitCode.DONE;
            }
            TextTable table = new TextTable();
            table.row(heads);
            lines.stream().sorted(order()).map(line -> Stream.concat(line.names.stream(), line.cells.stream()).toList()).forEach(table::row);
            table.lines().forEach(work.terminal()::line);
            return ExitCode.DONE;
        }

        private Comparator<Line> order() {
            Comparator<Line> byName = Comparator.comparing(line -> String.join("/", line.names));
            return switch (sort) {
                case name -> byName;
                case cpu -> Comparator.comparingDouble(Line::cpu).reversed().thenComparing(byName);
                case memory -> Comparator.comparingDouble(Line::memory).reversed().thenComparing(byName);
            };
        }
    }

    /** What is in namespaces. */
    private abstract class Namespaced extends Top {

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
        boolean all;

        final String where(Session session) {
            return all ? "" : namespace.of(WellKnown.POD, session.context());
        }

        final List<String> named(String namespaceName, String... names) {
            return Stream.concat(all ? Stream.of(namespaceName) : Stream.empty(), Stream.of(names)).toList();
        }
    }

    @Command(name = "pods", aliases = {"pod", "po"}, resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.pods.description}", mixinStandardHelpOptions = true)
    private final class Pods extends Namespaced {

        @Option(names = "--containers", descriptionKey = "cli.top.containers")
        private boolean containers;

        @Option(names = "--requests", descriptionKey = "cli.top.requests")
        private boolean requests;

        @Override
        public Integer call() {
            Session session = work.open();
            if (all && !requests && !containers) {
                return print(
                        named("NAMESPACE", "NAME", "CPU", "MEMORY"),
                        new Metering(session.cluster()).podsAlone("", selector).stream()
                                .map(use -> new Line(
                                        named(use.namespace(), use.name()), use.cpu(), use.memory(), List.of(cpu((double) use.cpu()), memory((double) use.memory()))))
                                .toList());
            }
            if (containers) {
                return print(
                        named("NAMESPACE", "POD", "NAME", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"),
                        ContainerUse.read(session.cluster(), where(session), selector).stream()
                                .map(use -> new Line(
                                        named(use.namespace(), use.pod(), use.container()), use.used().cpu(), use.used().memory(),
                                        beside(use.used(), new Use(known(use.cpu().request()), known(use.memory().request())))))
                                .toList());
            }
            return print(
                    named("NAMESPACE", "NAME", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"),
                    new Metering(session.cluster()).pods(where(session), selector).stream()
                            .map(use -> new Line(
                                    named(use.namespace(), use.name()), use.cpu(), use.memory(),
                                    beside(new Use(use.cpu(), use.memory()), new Use(use.cpuOf(), use.memoryOf()))))
                            .toList());
        }

        private static double known(double amount) {
            return Double.isNaN(amount) ? 0 : amount;
        }
    }

    @Command(name = "workloads", aliases = {"workload", "deploy", "deployment", "deployments"}, resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.workloads.description}", mixinStandardHelpOptions = true)
    private final class Workloads extends Namespaced {

        @Spec
        private @Nullable CommandSpec self;

        @Override
        public Integer call() {
            Session session = work.open();
            return print(
                    named("NAMESPACE", "NAME", "PODS", "CPU", "CPU REQUEST", "MEMORY", "MEMORY REQUEST"),
                    WorkloadUse.read(session.cluster(), where(session), selector, kinds()).stream()
                            .map(use -> new Line(
                                    named(use.namespace(), use.kind().name().toLowerCase(Locale.ROOT) + "/" + use.name()), use.used().cpu(), use.used().memory(),
                                    Stream.concat(Stream.of(Integer.toString(use.pods())), beside(use.used(), use.asked()).stream()).toList()))
                            .toList());
        }

        /** Called by the name of deployments, it shows those alone. */
        private List<Kind> kinds() {
            CommandSpec own = java.util.Objects.requireNonNull(self);
            CommandSpec top = java.util.Objects.requireNonNull(own.parent());
            String called = own.commandLine().getParseResult().originalArgs().stream()
                    .dropWhile(word -> !top.names().contains(word))
                    .filter(own.names()::contains)
                    .findFirst()
                    .orElse(own.name());
            return called.startsWith("deploy") ? List.of(BuiltIn.DEPLOYMENT) : WorkloadUse.KINDS;
        }
    }

    @Command(name = "nodes", aliases = {"node", "no"}, resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.top.nodes.description}", mixinStandardHelpOptions = true)
    private final class Nodes extends Top {

        @Override
        public Integer call() {
            Session session = work.open();
            return print(
                    List.of("NAME", "CPU", "CPU%", "MEMORY", "MEMORY%"),
                    new Metering(session.cluster()).nodes(selector).stream()
                            .map(use -> new Line(
                                    List.of(use.name()), use.cpu(), use.memory(),
                                    List.of(cpu((double) use.cpu()), share(use.cpu(), use.cpuOf()), memory((double) use.memory()), share(use.memory(), use.memoryOf()))))
                            .toList());
        }

        private static String share(long part, long whole) {
            return whole == 0 ? "<unknown>" : part * 100 / whole + "%";
        }
    }

    private static List<String> beside(Use used, Use asked) {
        return List.of(
                cpu(used.cpu()), asked.cpu() == 0 ? "<none>" : cpu(asked.cpu()), memory(used.memory()), asked.memory() == 0 ? "<none>" : memory(asked.memory()));
    }

    private static String cpu(double thousandths) {
        return Math.round(Math.ceil(thousandths)) + "m";
    }

    private static String memory(double bytes) {
        return ((long) bytes >> 20) + "Mi";
    }
}
