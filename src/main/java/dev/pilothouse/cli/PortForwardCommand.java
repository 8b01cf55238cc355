package dev.pilothouse.cli;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.PodPort;
import dev.pilothouse.session.Pods;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leads ports of this computer to ports of a pod until it is interrupted. Only this computer can use them. */
@Command(name = "port-forward", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.port-forward.description}", mixinStandardHelpOptions = true)
final class PortForwardCommand implements Callable<Integer> {

    private static final Pattern PORTS = Pattern.compile("(?:(\\d{0,5}):)?([a-z0-9]([a-z0-9-]*[a-z0-9])?)");

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", paramLabel = "POD|KIND/NAME", descriptionKey = "cli.param.pods")
    private String target = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "[LOCAL:]REMOTE", descriptionKey = "cli.param.ports")
    private List<String> ports = List.of();

    PortForwardCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Ports> wanted = ports.stream().map(this::read).toList();
        Session session = work.open();
        ResourceRef ref = PodWord.ref(session, target, namespace);
        List<Forward> open = new ArrayList<>();
        try {
            for (Ports each : wanted) {
                PodPort way = new PodPort(new Pods(session.cluster()), ref, each.remote());
                Forward.Target now = way.get();
                Forward forward = session.cluster().forward(way, each.localOr(now.port()), this::tell);
                open.add(forward);
                work.terminal().line(work.terminal().words().say("cli.port-forward.open", Integer.toString(forward.localPort()), now.pod().shortName(), Integer.toString(now.port())));
            }
            work.terminal().flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } finally {
            open.forEach(Forward::close);
        }
    }

    /** @param local -1 for the same number as at the other end, 0 for any that is free */
    private record Ports(int local, String remote) {

        /** A port without a local one keeps its number, and one by name that of the pod. */
        int localOr(int podPort) {
            return local >= 0 ? local : remote.matches("\\d+") ? Integer.parseInt(remote) : podPort;
        }
    }

    private Ports read(String text) {
        Matcher matcher = PORTS.matcher(text);
        if (!matcher.matches() || !isPort(matcher.group(1)) || !isPort(matcher.group(2))) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.port-forward.usage", text));
        }
        String local = matcher.group(1);
        return new Ports(local == null ? -1 : local.isEmpty() ? 0 : Integer.parseInt(local), matcher.group(2));
    }

    /** Names are ports as well, and none is fine. */
    private static boolean isPort(@Nullable String text) {
        return text == null || !text.matches("\\d+") || (text.length() <= 5 && Integer.parseInt(text) <= 65_535);
    }

    private void tell(Forward.Event event) {
        switch (event) {
            case Forward.Event.Opened(Forward.Target to) -> work.terminal().line(work.terminal().words().say("cli.port-forward.connection", to.pod().shortName(), Integer.toString(to.port())));
            case Forward.Event.Failed(var problem) -> work.terminal().problem(problem);
        }
        work.terminal().flush();
    }
}
