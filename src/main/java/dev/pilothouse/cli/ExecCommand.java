package dev.pilothouse.cli;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.engine.RawTerminal;
import dev.pilothouse.model.Document;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a command in a container; its exit code becomes ours. */
@Command(name = "exec", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.exec.description}", mixinStandardHelpOptions = true)
final class ExecCommand implements Callable<Integer> {

    private static final Duration SIZE_CHECK = Duration.ofSeconds(1);

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = {"-c", "--container"}, paramLabel = "NAME", descriptionKey = "cli.option.container")
    private @Nullable String container;

    @Option(names = {"-i", "--stdin"}, descriptionKey = "cli.option.stdin")
    private boolean stdin;

    @Option(names = {"-t", "--tty"}, descriptionKey = "cli.option.tty")
    private boolean terminal;

    @Parameters(index = "0", paramLabel = "POD|KIND/NAME", descriptionKey = "cli.param.pods")
    private String target = "";

    @Parameters(index = "1..*", paramLabel = "COMMAND", descriptionKey = "cli.param.command")
    private List<String> command = List.of();

    ExecCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        if (command.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.exec.usage"));
        }
        Session session = work.open();
        Pods pods = new Pods(session.cluster());
        Document pod = pods.pod(PodWord.ref(session, target, namespace), Optional.empty());
        String chosen = container != null ? container : Pods.defaultContainer(pod);
        if (container == null && Pods.containers(pod).size() > 1) {
            work.terminal().remark("cli.defaulted-container", chosen, String.join(", ", Pods.containers(pod)));
        }
        Optional<InputStream> in = stdin ? Optional.of(work.terminal().in()) : Optional.empty();
        ExecStreams streams = new ExecStreams(in, work.terminal().out(), work.terminal().err());
        Exec.Order order = new Exec.Order(chosen, command, terminal);
        return terminal && stdin && work.terminal().interactive() ? raw(session, pod, order, streams) : run(session, pod, order, streams);
    }

    private static int run(Session session, Document pod, Exec.Order order, ExecStreams streams) {
        try (Exec exec = session.cluster().exec(Pods.ref(pod), order, streams)) {
            return exec.await().code();
        }
    }

    /** Keys are handed on as they are pressed, where the terminal can be set so; its size is asked again each second. */
    private int raw(Session session, Document pod, Exec.Order order, ExecStreams streams) {
        Optional<RawTerminal> begun = RawTerminal.begin();
        if (begun.isEmpty()) {
            work.terminal().remark("cli.exec.by-line");
            return run(session, pod, order, streams);
        }
        try (RawTerminal own = begun.get();
                Exec exec = session.cluster().exec(Pods.ref(pod), order, streams)) {
            Optional<Exec.Exit> exit = Optional.empty();
            while (exit.isEmpty()) {
                own.size(exec::resize);
                exit = exec.await(SIZE_CHECK);
            }
            return exit.get().code();
        }
    }
}
