package dev.pilothouse.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cluster of this machine, as its provider knows it, without its API server being asked.
 *
 * @param provider who makes, starts and ends it: {@link Provider#id()}
 * @param name unique with its provider
 * @param kubeconfig file through which it is opened; there once it has run
 * @param context by which that file names it
 * @param address of its API server, empty while it does not run
 * @param process id of the process that runs it, 0 for this one, for none, and for containers
 * @param version of Kubernetes as its nodes' image names it, such as {@code v1.34.4}; empty when that is not known
 * @param made when it was made, where that is known
 * @param ours whether it was made from here; one made elsewhere is looked after as well
 * @param nodes its machines, control planes first; empty where they are only simulated
 * @param ailments what is wrong with it as far as that shows without asking it
 */
public record LocalCluster(
        String provider,
        String name,
        State state,
        Path kubeconfig,
        String context,
        String address,
        long process,
        String version,
        Optional<Instant> made,
        boolean ours,
        List<LocalNode> nodes,
        List<Ailment> ailments) {

    /** Whether it runs. */
    public enum State {
        /** It is being made, here or by its own tool elsewhere. */
        MAKING,
        RUNNING,
        /** Some of its nodes run and others stand still, or they run where the others do not find them. */
        PARTLY,
        /** It stands still and keeps all that it holds. */
        PAUSED
    }

    /** Returns a playground, which has no machines. */
    public static LocalCluster playground(String name, State state, Path kubeconfig, String address, long process) {
        return new LocalCluster(Playgrounds.ID, name, state, kubeconfig, name, address, process, "", Optional.empty(), true, List.of(), List.of());
    }

    public boolean runs() {
        return state == State.RUNNING;
    }

    /** Tells whether it runs in another process, which the person started. */
    public boolean runsElsewhere() {
        return runs() && process != 0;
    }

    /** Returns the ports of this computer that lead to its nodes, in the order of the nodes. */
    public List<LocalNode.Port> ports() {
        return nodes.stream().flatMap(node -> node.ports().stream()).toList();
    }
}
