package dev.pilothouse.cli;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.Document;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
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
        Exec.Order order = new Exec.Order(chosen, command, terminal);
        return new Conversation(work.terminal(), stdin, terminal).run(streams -> session.cluster().exec(Pods.ref(pod), order, streams));
    }
}
