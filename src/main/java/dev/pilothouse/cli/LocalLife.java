package dev.pilothouse.cli;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.engine.CancelAtExit;
import dev.pilothouse.engine.RawTerminal;
import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Upkeep;
import dev.pilothouse.local.Upkeep.Belongings;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Clusters of this computer: looks after those that are there already, whoever made them. */
@Command(name = "local", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.description}", mixinStandardHelpOptions = true)
final class LocalLife implements Runnable {

    private static final String NAME = "cli.local.life.name";
    private static final String OUTPUT = "cli.local.life.output";
    private static final Duration SIZE_CHECK = Duration.ofSeconds(1);

    private final LocalWork local;
    private final Terminal terminal;
    private final LocalList list;

    /** The forms in which progress is printed. */
    enum Form {
        text,
        json
    }

    @Spec
    private @Nullable CommandSpec spec;

    LocalLife(LocalWork local, Terminal terminal) {
        this.local = local;
        this.terminal = terminal;
        list = new LocalList(local, terminal);
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), terminal.words().say("cli.local.usage"));
    }

    @Command(name = "list", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.list.description}", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--use", descriptionKey = "cli.local.list.use") boolean use,
            @Option(names = {"-o", "--output"}, defaultValue = "table", paramLabel = "table|json", descriptionKey = "cli.local.list.output") LocalList.Form form) {
        return list.print(form, use);
    }

    @Command(name = "pause", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.pause.description}", mixinStandardHelpOptions = true)
    int pause(
            @Parameters(paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = OUTPUT) Form form) {
        LocalCluster cluster = list.find(name);
        if (cared(cluster)) {
            cancellable(() -> upkeep().pause(cluster.name(), telling(form)));
        } else {
            local.provider(cluster).stop(cluster.name());
        }
        return done("cli.local.pause.done", cluster.name());
    }

    @Command(name = "resume", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.resume.description}", mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = OUTPUT) Form form) {
        LocalCluster cluster = list.find(name);
        LocalCluster resumed = cared(cluster)
                ? cancellable(() -> upkeep().resume(cluster.name(), telling(form)))
                : local.provider(cluster).start(cluster.name());
        if (form == Form.text) {
            terminal.line(resumed.kubeconfig().toString());
        }
        return ExitCode.DONE;
    }

    @Command(name = "repair", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.repair.description}", mixinStandardHelpOptions = true)
    int repair(
            @Parameters(paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = "--dry-run", descriptionKey = "cli.local.repair.dry-run") boolean dryRun,
            @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = OUTPUT) Form form) {
        LocalCluster cluster = found(name);
        List<Ailment> left = dryRun ? upkeep().diagnose(cluster.name()) : cancellable(() -> upkeep().repair(cluster.name(), telling(form)));
        list.ailments(left, form == Form.json);
        return left.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    @Command(name = "load", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.load.description}", mixinStandardHelpOptions = true)
    int load(
            @Parameters(index = "0", paramLabel = "NAME", descriptionKey = NAME) String name,
            @Parameters(index = "1..*", paramLabel = "IMAGE", descriptionKey = "cli.local.load.image") @Nullable List<String> images,
            @Option(names = "--archive", paramLabel = "FILE", descriptionKey = "cli.local.load.archive") @Nullable List<Path> archives,
            @Option(names = "--nodes", split = ",", paramLabel = "NODE", descriptionKey = "cli.local.load.nodes") @Nullable List<String> nodes,
            @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = OUTPUT) Form form) {
        LocalCluster cluster = found(name);
        List<ImageOrigin> origins = new ArrayList<>();
        Optional.ofNullable(images).orElse(List.of()).forEach(image -> origins.add(origin(image)));
        Optional.ofNullable(archives).orElse(List.of()).forEach(file -> origins.add(new ImageOrigin.OfArchive(file.toAbsolutePath())));
        if (origins.isEmpty()) {
            terminal.remark("cli.local.load.nothing");
            return ExitCode.USAGE;
        }
        for (ImageOrigin origin : origins) {
            cancellable(() -> {
                upkeep().load(cluster.name(), origin, nodes == null ? List.of() : nodes, telling(form));
                return origin;
            });
            if (origin instanceof ImageOrigin.OfEngine image && image.pulledAnyway()) {
                terminal.warning(terminal.words().say("cli.local.load.latest", image.reference()));
            }
        }
        return ExitCode.DONE;
    }

    /** An image, or an archive that was named in its place: whoever names a file that is there means the file. */
    private static ImageOrigin origin(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        boolean archive = name.endsWith(".tar") || name.endsWith(".tar.gz") || name.endsWith(".tgz");
        return archive && Files.isRegularFile(Path.of(word)) ? new ImageOrigin.OfArchive(Path.of(word).toAbsolutePath()) : new ImageOrigin.OfEngine(word);
    }

    @Command(name = "delete", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.delete.description}", mixinStandardHelpOptions = true)
    int delete(
            @Parameters(paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = "--confirm", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.local.delete.confirm") String confirm,
            @Option(names = "--dry-run", descriptionKey = "cli.local.delete.dry-run") boolean dryRun) {
        LocalCluster cluster = list.find(name);
        if (cared(cluster)) {
            goes(upkeep().belongings(cluster.name()));
        }
        if (dryRun) {
            return ExitCode.DONE;
        }
        local.agreed(cluster, confirm);
        local.provider(cluster).delete(cluster.name());
        return done("cli.local.delete.done", cluster.name());
    }

    private void goes(Belongings goes) {
        terminal.remark("cli.local.delete.containers", String.join(", ", goes.containers()));
        terminal.remark("cli.local.delete.volumes", goes.volumes().size());
        if (!goes.kubeconfigs().isEmpty()) {
            terminal.remark("cli.local.delete.context", goes.context(), String.join(", ", goes.kubeconfigs().stream().map(Path::toString).toList()));
        }
        terminal.remark("cli.local.delete.stays", String.join(", ", goes.stays()));
    }

    @Command(name = "logs", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.logs.description}", mixinStandardHelpOptions = true)
    int logs(
            @Parameters(index = "0", paramLabel = "NAME", descriptionKey = NAME) String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "cli.local.logs.file") @Nullable Path file,
            @Option(names = {"-o", "--output"}, defaultValue = "text", paramLabel = "text|json", descriptionKey = OUTPUT) Form form) {
        LocalCluster cluster = found(name);
        Path archive = (file == null ? Path.of(cluster.name() + "-logs.tar.gz") : file).toAbsolutePath();
        cancellable(() -> {
            upkeep().exportLogs(cluster.name(), archive, telling(form));
            return archive;
        });
        terminal.line(archive.toString());
        return ExitCode.DONE;
    }

    @Command(name = "shell", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.shell.description}", mixinStandardHelpOptions = true)
    int shell(
            @Parameters(index = "0", paramLabel = "NAME", descriptionKey = NAME) String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "NODE", descriptionKey = "cli.local.shell.node") @Nullable String node) {
        LocalCluster cluster = found(name);
        String chosen = node != null
                ? node
                : cluster.nodes().stream().filter(each -> each.runs() && each.role() == Role.CONTROL_PLANE).map(LocalNode::name).findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LOCAL_NODE_NOT_RUNNING, cluster.name())));
        ExecStreams streams = new ExecStreams(Optional.of(terminal.in()), terminal.out(), terminal.err());
        Optional<RawTerminal> raw = terminal.interactive() ? RawTerminal.begin() : Optional.empty();
        if (raw.isEmpty()) {
            try (Exec exec = upkeep().shell(cluster.name(), chosen, streams, false)) {
                return exec.await().code();
            }
        }
        try (RawTerminal own = raw.get();
                Exec exec = upkeep().shell(cluster.name(), chosen, streams, true)) {
            Optional<Exec.Exit> exit = Optional.empty();
            while (exit.isEmpty()) {
                own.size(exec::resize);
                exit = exec.await(SIZE_CHECK);
            }
            return exit.get().code();
        }
    }

    @Command(name = "kubeconfig", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.kubeconfig.description}", mixinStandardHelpOptions = true)
    int kubeconfig(
            @Parameters(paramLabel = "NAME", descriptionKey = NAME) String name,
            @Option(names = "--merge", descriptionKey = "cli.local.kubeconfig.merge") boolean merge,
            @Option(names = "--into", paramLabel = "FILE", descriptionKey = "cli.local.kubeconfig.into") @Nullable Path into,
            @Option(names = "--use", descriptionKey = "cli.local.kubeconfig.use") boolean use) {
        LocalCluster cluster = found(name);
        if (!merge && into == null) {
            terminal.line(upkeep().kubeconfig(cluster.name()).stripTrailing());
            return ExitCode.DONE;
        }
        Path file = into == null ? local.kubeconfig() : into.toAbsolutePath();
        upkeep().addTo(file, cluster.name(), use);
        return done(use ? "cli.local.kubeconfig.used" : "cli.local.kubeconfig.added", cluster.context(), file);
    }

    /** Returns one that more can be done with than starting, stopping and deleting. */
    private LocalCluster found(String name) {
        LocalCluster cluster = list.find(name);
        if (!cared(cluster)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_OFFERED, cluster.provider()));
        }
        return cluster;
    }

    private boolean cared(LocalCluster cluster) {
        return local.upkeep().filter(upkeep -> upkeep.provider().equals(cluster.provider())).isPresent();
    }

    private Upkeep upkeep() {
        return local.upkeep().orElseThrow();
    }

    /** Ctrl+C ends it, and it leaves nothing of its own behind. */
    private static <T> T cancellable(Supplier<T> work) {
        try (CancelAtExit _ = new CancelAtExit(Thread.currentThread())) {
            return work.get();
        }
    }

    private Progress.Listener telling(Form form) {
        ProgressText text = new ProgressText(terminal.words());
        return progress -> {
            if (form == Form.json) {
                terminal.line(text.json(progress));
            } else {
                text.lines(progress).forEach(terminal.remarking()::line);
            }
            terminal.flush();
        };
    }

    private int done(String key, Object... args) {
        terminal.remark(key, args);
        return ExitCode.DONE;
    }
}
