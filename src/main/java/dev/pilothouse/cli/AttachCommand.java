package dev.pilothouse.cli;

import dev.pilothouse.model.Document;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes part in the program that a container was started with. */
@Command(name = "attach", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.attach.description}", mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = {"-c", "--container"}, paramLabel = "NAME", descriptionKey = "cli.option.container")
    private @Nullable String container;

    @Option(names = {"-i", "--stdin"}, descriptionKey = "cli.option.stdin")
    private boolean stdin;

    @Parameters(paramLabel = "POD|KIND/NAME", descriptionKey = "cli.param.pods")
    private String target = "";

    AttachCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        Session session = work.open();
        Document pod = new Pods(session.cluster()).pod(PodWord.ref(session, target, namespace), Optional.empty());
        String chosen = container == null ? Pods.defaultContainer(pod) : container;
        boolean terminal = Pods.hasTerminal(pod, chosen);
        return new Conversation(work.terminal(), stdin, terminal)
                .run(streams -> session.cluster().attach(Pods.ref(pod), chosen, terminal, streams));
    }
}
