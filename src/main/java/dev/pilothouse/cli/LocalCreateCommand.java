package dev.pilothouse.cli;

import dev.pilothouse.engine.CancelAtExit;
import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a cluster by kind or another tool, tells each step, and ends with the path of its kubeconfig. Ctrl+C cancels and removes what was made. */
@Command(name = "create", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.create.description}", mixinStandardHelpOptions = true)
final class LocalCreateCommand implements Callable<Integer> {

    /** The forms in which progress is printed. */
    enum Form {
        text,
        json
    }

    private final KindClusters kind;
    private final List<SimpleClusters> simple;
    private final Terminal terminal;
    private final ProgressText text;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final BlueprintOption blueprint = new BlueprintOption();

    @Option(names = "--provider", defaultValue = "kind", paramLabel = "NAME", descriptionKey = "cli.local.create.provider")
    private String provider = "kind";

    @Option(names = "--kubernetes-version", defaultValue = "", paramLabel = "VERSION", descriptionKey = "cli.local.create.version")
    private String version = "";

    @Option(names = "--retain", descriptionKey = "cli.local.create.retain")
    private boolean retain;

    @Option(names = "--wait", paramLabel = "TIME", descriptionKey = "cli.local.create.wait")
    private @Nullable Duration wait;

    @Option(names = "--skip-preflight", descriptionKey = "cli.local.create.skip-preflight")
    private boolean skipPreflight;

    @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = "cli.local.create.output")
    private Form form = Form.text;

    LocalCreateCommand(LocalWork local, Terminal terminal) {
        kind = local.kind();
        simple = local.simple();
        this.terminal = terminal;
        text = new ProgressText(terminal.words());
    }

    @Override
    public Integer call() {
        if (provider.equals("kind")) {
            Blueprint wanted = wanted();
            make(() -> {
                if (!skipPreflight) {
                    check(wanted);
                }
                return kind.create(wanted, this::tell);
            });
        } else {
            SimpleClusters maker = maker();
            SimplePlan plan = plan();
            make(() -> maker.create(plan, this::tell));
        }
        return ExitCode.DONE;
    }

    private void make(Supplier<LocalCluster> work) {
        LocalCluster cluster;
        try (CancelAtExit _ = new CancelAtExit(Thread.currentThread())) {
            cluster = work.get();
        } finally {
            terminal.flush();
        }
        ready(cluster);
    }

    private SimpleClusters maker() {
        return simple.stream().filter(each -> each.id().equals(provider)).findFirst().orElseThrow(() -> usage(
                "cli.local.create.provider-unknown", provider, String.join(", ", Stream.concat(Stream.of("kind"), simple.stream().map(Provider::id)).toList())));
    }

    private SimplePlan plan() {
        if (blueprint.isOfKindOnly() || retain || wait != null) {
            throw usage("cli.local.create.kind-only", provider);
        }
        String name = blueprint.name();
        Set<SimplePlan.Fault> faults = SimplePlan.faults(name, Integer.toString(blueprint.nodes()), version);
        if (faults.contains(SimplePlan.Fault.NAME)) {
            throw usage("cli.local.create.name-wrong", name);
        }
        if (!faults.isEmpty()) {
            throw usage("cli.local.create.plan-wrong", SimplePlan.MOST_NODES);
        }
        return new SimplePlan(name, blueprint.nodes(), version);
    }

    private ParameterException usage(String key, Object... args) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), terminal.words().say(key, args));
    }

    private Blueprint wanted() {
        if (!version.isEmpty()) {
            throw usage("cli.local.create.version-kind", version);
        }
        Blueprint read = blueprint.read(terminal);
        read.problem().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        Blueprint retained = retain ? read.extras().withRetain(true) : read;
        return wait == null ? retained : retained.extras().withWaitTime(wait);
    }

    /** What went well is no news here; {@code local preflight} tells it. */
    private void check(Blueprint wanted) {
        Preflight preflight = new Preflight(kind.preflight(wanted));
        Preflight worth = new Preflight(preflight.findings().stream().filter(finding -> finding.level() != Level.GOOD).toList());
        List<String> lines = new PreflightText(terminal.words()).lines(worth);
        lines.forEach(terminal.remarking()::line);
        terminal.flush();
        if (preflight.blocked()) {
            throw new ProblemException(Problem.of(ProblemCode.PREFLIGHT_BLOCKS, wanted.name(), Long.toString(preflight.count(Level.ERROR))));
        }
    }

    private void tell(Progress progress) {
        if (form == Form.json) {
            terminal.line(text.json(progress));
        } else {
            text.lines(progress).forEach(terminal.remarking()::line);
        }
        terminal.flush();
    }

    private void ready(LocalCluster cluster) {
        if (form == Form.json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", "ready");
            fields.put("name", cluster.name());
            fields.put("context", cluster.context());
            fields.put("kubeconfig", cluster.kubeconfig().toString());
            terminal.line(Json.write(new Tree(fields)));
        } else {
            terminal.line(cluster.kubeconfig().toString());
        }
    }
}
