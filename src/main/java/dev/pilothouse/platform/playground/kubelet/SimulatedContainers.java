package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.platform.playground.kubelet.shell.Host;
import dev.pilothouse.platform.playground.kubelet.shell.Shell;
import dev.pilothouse.platform.playground.kubelet.shell.Terminal;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The containers of the simulated machines, as the API reaches them; each call on its caller's thread. */
final class SimulatedContainers implements Containers {

    private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "/bin/sh", "/bin/ash", "/bin/bash");

    /** Finds a pod's worker. */
    interface Finder {
        Optional<PodWorker> find(String namespace, String pod);
    }

    private final Agenda agenda;
    private final Finder finder;
    private final ClusterNetwork network;

    SimulatedContainers(Agenda agenda, Finder finder, ClusterNetwork network) {
        this.agenda = agenda;
        this.finder = finder;
        this.network = network;
    }

    private PodWorker pod(String namespace, String name) {
        PodWorker pod = finder.find(namespace, name).orElseThrow(() -> internal("pod " + name + "_" + namespace + " is not known to its node"));
        if (!pod.reachable()) {
            throw internal("Get \"https://" + pod.document().tree().text("status", "hostIP") + ":10250/\": dial tcp: connect: no route to host");
        }
        return pod;
    }

    private ContainerRun container(ContainerName name) {
        PodWorker pod = pod(name.namespace(), name.pod());
        String wanted = name.container().isEmpty() ? pod.defaultContainer() : name.container();
        return pod.container(wanted).orElseThrow(() -> Refusal.badRequest("container " + wanted + " is not valid for pod " + name.pod()));
    }

    private static Refusal internal(String message) {
        return new Refusal(500, "InternalError", "Internal error occurred: " + message, Map.of());
    }

    @Override
    public void log(ContainerName name, LogOptions options, OutputStream out) throws IOException {
        ContainerRun container = container(name);
        Optional<Incarnation> life = options.previous() ? container.previous() : container.current();
        if (life.isEmpty()) {
            if (options.previous()) {
                throw Refusal.badRequest("previous terminated container \"" + container.name() + "\" in pod \"" + name.pod() + "\" not found");
            }
            String why = container.state() instanceof ContainerState.Waiting waiting ? waiting.reason() : "ContainerCreating";
            String words = why.contains("Image") ? "trying and failing to pull image" : why;
            throw Refusal.badRequest("container \"" + container.name() + "\" in pod \"" + name.pod() + "\" is waiting to start: " + words);
        }
        new LogReader(agenda, life.get(), options).write(out);
    }

    private Incarnation running(ContainerRun container, ContainerName name) {
        String phase = pod(name.namespace(), name.pod()).document().tree().text("status", "phase");
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            throw Refusal.badRequest("cannot exec into a container in a completed pod; current phase is " + phase);
        }
        return container.current().filter(life -> life.end().isEmpty())
                .orElseThrow(() -> internal("unable to upgrade connection: container not found (\"" + container.name() + "\")"));
    }

    @Override
    public int exec(ContainerName name, List<String> command, Streams streams) throws IOException {
        ContainerRun container = container(name);
        Incarnation life = running(container, name);
        String program = command.getFirst();
        boolean shell = SHELLS.contains(program);
        if (!container.hasShell() || !(shell || Shell.knows(program)) || (program.endsWith("bash") && container.isSmall())) {
            String reason = program.startsWith("/") ? "stat " + program + ": no such file or directory" : "executable file not found in $PATH";
            throw internal("error executing command in container: failed to exec in container: failed to start exec \"" + life.containerId()
                    + "\": OCI runtime exec failed: exec failed: unable to start container process: exec: \"" + program + "\": " + reason);
        }
        ContainerHost host = ContainerHost.ofCommand(container.parts(), life);
        try {
            if (shell && command.stream().noneMatch(word -> word.matches("-[a-z]*c")) && command.stream().skip(1).allMatch(word -> word.startsWith("-"))) {
                return new Terminal(host, life.environment(), container.parts().directory()).run(streams.in(), streams.out(), streams.error(), streams.terminal());
            }
            OutputStream out = streams.terminal() ? new Terminal.Breaks(streams.out()) : streams.out();
            OutputStream error = streams.terminal() ? out : streams.error();
            return new Shell(host, life.environment(), container.parts().directory()).run(command, streams.in(), out, error);
        } catch (Host.Gone gone) {
            return 137;
        }
    }

    @Override
    public OptionalInt attach(ContainerName name, Streams streams) throws IOException {
        ContainerRun container = container(name);
        Incarnation life = running(container, name);
        if (life.program() instanceof ScriptProgram script && script.interactive()) {
            ContainerHost host = ContainerHost.ofCommand(container.parts(), life);
            int code;
            try {
                code = new Terminal(host, life.environment(), container.parts().directory()).run(streams.in(), streams.out(), streams.error(), streams.terminal());
            } catch (Host.Gone gone) {
                return OptionalInt.of(137);
            }
            agenda.soon(() -> container.endOf(life, code));
            return OptionalInt.of(code);
        }
        LogOptions fromNow = new LogOptions(true, false, false, OptionalLong.of(0), OptionalLong.empty(), "", OptionalLong.empty());
        new LogReader(agenda, life, fromNow).write(streams.terminal() ? new Terminal.Breaks(streams.out()) : streams.out());
        return container.state() instanceof ContainerState.Ended ended ? OptionalInt.of(ended.code()) : OptionalInt.empty();
    }

    @Override
    public void forward(String namespace, String pod, int port, InputStream in, OutputStream out) throws IOException {
        new HttpConversation(network, pod(namespace, pod), port).run(in, out);
    }
}
