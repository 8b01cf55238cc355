package dev.pilothouse.cli;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Serves simulated clusters and looks after them. */
@Command(
        name = "playground",
        resourceBundle = PilothouseCommand.BUNDLE,
        description = "${bundle:cli.playground.description}",
        mixinStandardHelpOptions = true)
final class PlaygroundCommand implements Runnable {

    private static final String NAME = "cli.playground.name";

    private final Playgrounds playgrounds;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    PlaygroundCommand(Playgrounds playgrounds, Terminal terminal) {
        this.playgrounds = playgrounds;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), terminal.words().say("cli.playground.usage"));
    }

    @Command(name = "start", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.start.description}", mixinStandardHelpOptions = true)
    int start(
            @Option(names = "--name", defaultValue = PlaygroundPlan.DEFAULT_NAME, paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = "--port", defaultValue = "0", paramLabel = "N", descriptionKey = "cli.playground.port") int port,
            @Option(names = "--nodes", defaultValue = "3", paramLabel = "N", descriptionKey = "cli.playground.nodes") int nodes,
            @Option(names = "--scenario", defaultValue = "shop", paramLabel = "NAME", descriptionKey = "cli.playground.scenario") String scenario,
            @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.playground.seed") long seed,
            @Option(names = "--detach", descriptionKey = "cli.playground.detach") boolean detach) {
        PlaygroundPlan plan = plan(name, port, nodes, scenario, seed);
        LocalCluster cluster = detach ? playgrounds.createApart(plan) : playgrounds.create(plan);
        terminal.line(cluster.kubeconfig().toString());
        terminal.flush();
        if (cluster.runs() && !cluster.runsElsewhere()) {
            terminal.remark("cli.playground.serving", cluster.name(), cluster.address());
            terminal.flush();
            untilStopped(cluster.name());
        } else if (!detach) {
            terminal.remark("cli.playground.runs-already", cluster.name(), Long.toString(cluster.process()));
        }
        return ExitCode.DONE;
    }

    private PlaygroundPlan plan(String name, int port, int nodes, String scenario, long seed) {
        if (!playgrounds.scenarios().contains(scenario)) {
            throw usage("cli.playground.scenario-unknown", scenario, String.join(", ", playgrounds.scenarios()));
        }
        try {
            return new PlaygroundPlan(name, port, nodes, scenario, seed);
        } catch (IllegalArgumentException e) {
            throw usage("cli.playground.plan-wrong", String.valueOf(e.getMessage()));
        }
    }

    /** Waits until somebody stops the playground or this process; either way what it held is kept. */
    private void untilStopped(String name) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runnable look = () -> {
            if (playgrounds.clusters().stream().noneMatch(cluster -> cluster.name().equals(name) && cluster.runs())) {
                stopped.countDown();
            }
        };
        try (var _ = playgrounds.onChange(look)) {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Command(name = "list", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.list.description}", mixinStandardHelpOptions = true)
    int list() {
        List<LocalCluster> clusters = playgrounds.clusters();
        if (clusters.isEmpty()) {
            terminal.remark("cli.playground.none");
            return ExitCode.DONE;
        }
        TextTable table = new TextTable();
        table.row(List.of("NAME", "STATE", "ADDRESS", "PROCESS", "KUBECONFIG"));
        clusters.forEach(cluster -> table.row(List.of(
                cluster.name(),
                cluster.runs() ? "running" : "stopped",
                cluster.address(),
                cluster.process() == 0 ? "" : Long.toString(cluster.process()),
                cluster.kubeconfig().toString())));
        table.lines().forEach(terminal::line);
        return ExitCode.DONE;
    }

    @Command(name = "stop", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.stop.description}", mixinStandardHelpOptions = true)
    int stop(@Parameters(arity = "0..1", defaultValue = PlaygroundPlan.DEFAULT_NAME, paramLabel = "NAME", descriptionKey = NAME) String name) {
        playgrounds.stop(name);
        return done("cli.playground.stopped", name);
    }

    @Command(name = "delete", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.delete.description}", mixinStandardHelpOptions = true)
    int delete(@Parameters(paramLabel = "NAME", descriptionKey = NAME) String name) {
        playgrounds.delete(name);
        return done("cli.playground.deleted", name);
    }

    @Command(name = "reset", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.reset.description}", mixinStandardHelpOptions = true)
    int reset(@Parameters(arity = "0..1", defaultValue = PlaygroundPlan.DEFAULT_NAME, paramLabel = "NAME", descriptionKey = NAME) String name) {
        playgrounds.reset(name);
        return done("cli.playground.reset-done", name);
    }

    @Command(name = "snapshot", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.snapshot.description}", mixinStandardHelpOptions = true)
    int snapshot(
            @Option(names = "--name", defaultValue = PlaygroundPlan.DEFAULT_NAME, paramLabel = "NAME", descriptionKey = NAME) String name,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.playground.file") Path file) {
        playgrounds.snapshot(name, file.toAbsolutePath());
        return done("cli.playground.snapshot-done", name, file);
    }

    @Command(name = "restore", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.playground.restore.description}", mixinStandardHelpOptions = true)
    int restore(
            @Option(names = "--name", defaultValue = PlaygroundPlan.DEFAULT_NAME, paramLabel = "NAME", descriptionKey = NAME) String name,
            @Parameters(paramLabel = "FILE", descriptionKey = "cli.playground.file") Path file) {
        playgrounds.restore(name, file.toAbsolutePath());
        return done("cli.playground.restore-done", name, file);
    }

    private int done(String key, Object... args) {
        terminal.remark(key, args);
        return ExitCode.DONE;
    }

    private ParameterException usage(String key, Object... args) {
        CommandLine all = Objects.requireNonNull(spec).commandLine();
        ParseResult parsed = all.getParseResult();
        CommandLine meant = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().commandLine() : all;
        return new ParameterException(meant, terminal.words().say(key, args));
    }
}
