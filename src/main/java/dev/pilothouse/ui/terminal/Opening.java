package dev.pilothouse.ui.terminal;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.guide.object.NodeShellGuide;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Pods;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way into a container: which pod is meant, which container of it, which shell it has. Its calls block.
 *
 * @param attach to the program that runs there, instead of a shell
 */
record Opening(Cluster cluster, ResourceRef ref, boolean attach) {

    /** Pods with this label look at a node, whose disk is at {@code /host} there. */
    static final String NODE_SHELL = NodeShellGuide.LABEL;

    private static final String PLAIN = "sh";

    /**
     * Where a terminal leads.
     *
     * @param pod as it was when it was chosen
     * @param command of the shell; empty to attach
     * @param terminal whether there is a terminal on the other side
     * @param writable whether what is typed is read there
     */
    record Way(Document pod, String container, List<String> command, boolean terminal, boolean writable) {
        ResourceRef ref() {
            return Pods.ref(pod);
        }

        /** Tells whether no plainer shell can be tried. */
        boolean isPlain() {
            return command.isEmpty() || command.getLast().equals(PLAIN);
        }

        /** Returns the way by the shell that every system has, for a better one that is there and does not start. */
        Way plainer() {
            List<String> words = new ArrayList<>(command);
            words.set(words.size() - 1, PLAIN);
            return new Way(pod, container, List.copyOf(words), terminal, writable);
        }
    }

    /** The outcome of looking: a way, or a pod whose container has no shell. */
    sealed interface Found {
        record Open(Way way) implements Found {}

        record NoShell(Document pod, String container) implements Found {}

        /** There is no pod on the node that may look at it. */
        record NoPod(ResourceRef node) implements Found {}
    }

    /**
     * Looks for the way.
     *
     * @param container empty for the default one
     * @param before the pod that was used so far; one that has taken its place is found
     */
    Found find(String container, Optional<Document> before) {
        if (ref.kind().qualifiedPlural().equals("nodes")) {
            return onNode().map(pod -> inside(pod, "")).orElseGet(() -> new Found.NoPod(ref));
        }
        return inside(new Pods(cluster).pod(ref, before), container);
    }

    /** Returns the pod that was made to look at the node. */
    private Optional<Document> onNode() {
        return new Pods(cluster)
                .matching("", NODE_SHELL).stream()
                .filter(pod -> Pods.running(pod) && pod.tree().text("spec", "nodeName").equals(ref.name()))
                .findFirst();
    }

    private Found inside(Document pod, String container) {
        String chosen = container.isEmpty() || !known(pod, container) ? Pods.defaultContainer(pod) : container;
        if (attach) {
            return new Found.Open(new Way(pod, chosen, List.of(), Pods.hasTerminal(pod, chosen), Pods.takesInput(pod, chosen)));
        }
        Shells shells = new Shells(cluster);
        boolean looksAtNode = pod.tree().texts("metadata", "labels").containsKey(NODE_SHELL);
        Optional<List<String>> ofNode = looksAtNode ? shells.of(Pods.ref(pod), chosen, Shells.ON_THE_NODE) : Optional.empty();
        return ofNode.or(() -> shells.of(Pods.ref(pod), chosen, List.of()))
                .<Found>map(shell -> new Found.Open(new Way(pod, chosen, shell, true, true)))
                .orElseGet(() -> new Found.NoShell(pod, chosen));
    }

    private static boolean known(Document pod, String container) {
        return Pods.containers(pod).contains(container) || Pods.runningContainers(pod).contains(container);
    }

    /** Starts what is at the end of the way. */
    Exec open(Way way, InputStream typed, Screen screen) {
        ExecStreams streams = new ExecStreams(way.writable() ? Optional.of(typed) : Optional.empty(), screen, screen);
        return way.command().isEmpty()
                ? cluster.attach(way.ref(), way.container(), way.terminal(), streams)
                : cluster.exec(way.ref(), new Exec.Order(way.container(), way.command(), true), streams);
    }
}
