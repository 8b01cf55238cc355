package dev.pilothouse.local;

import java.util.List;

/**
 * One machine of a cluster on this computer: a container that plays a node, or what stands before the nodes.
 *
 * @param name of the container, and of the node
 * @param address in the network of the nodes; empty while it stands still
 * @param image that it was made from
 */
public record LocalNode(String name, Role role, State state, String address, String image, List<Port> ports) {

    /** What it is for. */
    public enum Role {
        CONTROL_PLANE,
        WORKER,
        /** Spreads the requests over several control planes. */
        LOAD_BALANCER
    }

    /** Whether the container runs. */
    public enum State {
        RUNNING,
        STOPPED,
        /** Its processes are held still by the engine; it keeps its address and its memory. */
        FROZEN,
        /** The engine starts it again and again. */
        RESTARTING
    }

    /**
     * A port of this computer that leads into a node.
     *
     * @param address that it listens on, such as {@code 127.0.0.1}
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     */
    public record Port(String address, int hostPort, int nodePort, String protocol) {

        /** The API server listens there in every node of kind. */
        public static final int API = 6443;

        public boolean leadsToApi() {
            return nodePort == API;
        }
    }

    public boolean runs() {
        return state == State.RUNNING;
    }
}
