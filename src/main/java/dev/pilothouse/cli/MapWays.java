package dev.pilothouse.cli;

import dev.pilothouse.model.Document;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.topology.Reach;
import dev.pilothouse.topology.Step;
import dev.pilothouse.topology.TrafficPath;
import java.util.List;
import java.util.Locale;
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

/** Ways through a cluster in words: how a request reaches a container, and whether one pod can reach another. */
final class MapWays {

    private final Work work;

    private MapWays(Work work) {
        this.work = work;
    }

    static void addTo(CommandLine map, Work work) {
        MapWays ways = new MapWays(work);
        map.addSubcommand(ways.new PathCommand()).addSubcommand(ways.new ReachCommand());
    }

    private void print(Step step) {
        Terminal terminal = work.terminal();
        Object[] args = step.args().toArray();
        String mark = step.standing().name().toLowerCase(Locale.ROOT);
        terminal.line(terminal.words().say("cli.map.step." + mark, terminal.words().say(step.key(), args)));
        if (!step.cause().isEmpty()) {
            terminal.line(terminal.words().say("cli.explain.cause", terminal.words().say(step.cause(), args)));
        }
    }

    private void say(String key, Object... args) {
        work.terminal().line(work.terminal().words().say(key, args));
    }

    @Command(name = "path", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.map.path.description}", mixinStandardHelpOptions = true)
    private final class PathCommand implements Callable<Integer> {

        @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", descriptionKey = "cli.map.path.namespace")
        private @Nullable String namespace;

        @Parameters(index = "0", paramLabel = "HOST[/PATH]", descriptionKey = "cli.map.path.address")
        private String address = "";

        @Override
        public Integer call() {
            String bare = address.replaceFirst("^https?://", "");
            int slash = bare.indexOf('/');
            String host = (slash < 0 ? bare : bare.substring(0, slash)).replaceFirst(":\\d+$", "");
            Session session = work.open();
            String where = namespace != null ? namespace : host.contains(".") ? "" : session.context().namespace();
            TrafficPath path = TrafficPath.of(host, slash < 0 ? "/" : bare.substring(slash), where, new SessionScene(session));
            path.steps().forEach(MapWays.this::print);
            boolean sure = path.steps().stream().allMatch(step -> step.standing() == Step.Standing.PASSES);
            say(path.broken().isPresent() ? "cli.map.path.broken" : sure ? "cli.map.path.whole" : "cli.map.path.perhaps", address);
            return path.broken().isPresent() ? ExitCode.REFUSED : ExitCode.DONE;
        }
    }

    @Command(name = "reach", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.map.reach.description}", mixinStandardHelpOptions = true)
    private final class ReachCommand implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Option(names = "--port", paramLabel = "PORT", defaultValue = "", descriptionKey = "cli.map.reach.port")
        private String port = "";

        @Parameters(arity = "2", paramLabel = "KIND/NAME", descriptionKey = "cli.map.reach.ends")
        private List<String> ends = List.of();

        @Override
        public Integer call() {
            Session session = work.open();
            Document from = end(session, ends.getFirst());
            Document to = end(session, ends.getLast());
            Reach reach = Reach.of(from, to, port, new SessionScene(session));
            reach.steps().forEach(MapWays.this::print);
            say(reach.allowed() ? "cli.map.reach.yes" : "cli.map.reach.no", ends.getFirst(), ends.getLast());
            say(reach.enforced().map(yes -> yes ? "topology.reach.enforced" : "topology.reach.ignored").orElse("topology.reach.unknown"));
            return reach.allowed() ? ExitCode.DONE : ExitCode.REFUSED;
        }

        /** Takes a namespace before the kind as well: {@code infra/pod/prober}. */
        private Document end(Session session, String word) {
            String[] parts = word.split("/", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.map.usage"));
            }
            NamespaceOption where = namespace;
            if (parts.length == 3) {
                where = new NamespaceOption();
                where.namespace = parts[0];
            }
            return session.cluster().get(Work.ref(session, parts[parts.length - 2] + "/" + parts[parts.length - 1], where));
        }
    }
}
