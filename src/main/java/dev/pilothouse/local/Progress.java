package dev.pilothouse.local;

import dev.pilothouse.model.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What is told while a cluster is made, started or repaired: the same for the window, the command line and its JSON.
 *
 * <p>Steps end in the order in which they began, and each ends: well or with a problem. Whoever makes the cluster calls the listener from one thread at a time.
 */
public sealed interface Progress {

    /** When it happened. */
    Instant at();

    /** A stage that has a beginning, an end and a name for people. */
    enum Step {
        PREFLIGHT,
        /** The node image is there, or pulled. */
        IMAGE,
        /** The containers run. */
        NODES,
        LOAD_BALANCER,
        CONFIGURATION,
        CONTROL_PLANE,
        NETWORK,
        STORAGE,
        JOIN_CONTROL_PLANES,
        JOIN_WORKERS,
        /** The API server answers. */
        API_READY,
        NODES_READY,
        DNS_READY,
        STORAGE_READY,
        REGISTRY,
        KUBECONFIG,
        /** What is left of a failed or cancelled creation is removed. */
        CLEAN_UP,
        /** What is wrong is found out. */
        DIAGNOSIS,
        STOP_WORKERS,
        STOP_CONTROL_PLANES,
        STOP_LOAD_BALANCER,
        /** The nodes start again, in the order that gives them their old addresses. */
        START_NODES,
        /** The control planes learn the addresses that they have now. */
        ADDRESSES,
        /** An image is written out of the engine. */
        SAVE_IMAGE,
        /** An image is read into the nodes. */
        LOAD_IMAGE,
        COLLECT_LOGS,
        /** Containers and their volumes go. */
        DELETE_NODES
    }

    /** The steps that are to come, in order; told again when it turned out otherwise. */
    record Planned(Instant at, List<Step> steps) implements Progress {}

    /**
     * A step began.
     *
     * @param detail what it works on, such as the image; may be empty
     */
    record Started(Instant at, Step step, String detail) implements Progress {}

    /** A step ended well. */
    record Ended(Instant at, Step step, String detail) implements Progress {}

    /** A step failed. */
    record Failed(Instant at, Step step, Problem problem) implements Progress {}

    /**
     * How much of an image has arrived.
     *
     * @param total 0 while it is not known
     */
    record Pulled(Instant at, String image, long bytes, long total) implements Progress {}

    /**
     * What is known of one node now.
     *
     * @param address empty while it has none
     */
    record NodeSeen(Instant at, String node, NodeStage stage, String address) implements Progress {}

    /** How far a node is. */
    enum NodeStage {
        WAITING,
        CONTAINER_RUNS,
        STARTING,
        JOINED,
        READY,
        FAILED
    }

    /** A line of the tool's own log. */
    record Line(Instant at, Step step, String text) implements Progress {}

    /**
     * The likely cause of a failure was found in what the nodes and the tool wrote, which is kept for reading.
     *
     * @param problem the cause
     * @param folder where all of it is kept: {@code kind.log} and a folder for each node
     * @param file in the folder in which the cause stands, with {@code /} between its parts; empty when no line says it
     * @param line number of that line, from 1; 0 when no line says it
     * @param text of that line
     */
    record Explained(Instant at, Step step, Problem problem, Path folder, String file, int line, String text) implements Progress {}

    /** Who is told. */
    @FunctionalInterface
    interface Listener {

        Listener NOBODY = _ -> {};

        void on(Progress progress);
    }
}
