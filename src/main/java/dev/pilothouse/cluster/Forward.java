package dev.pilothouse.cluster;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import java.net.Socket;

/**
 * A port on this computer, reachable from it only, whose connections are carried to a port of a pod. Each connection asks anew which
 * pod that is, so that a forward outlives the pod it began with.
 */
public interface Forward extends AutoCloseable {

    /** A port of a pod, by its number. */
    record Target(ResourceRef pod, int port) {}

    /** What happens to a forward. */
    sealed interface Event {

        /** A connection came in and is carried there. */
        record Opened(Target target) implements Event {}

        /** A connection could not be carried, or not to its end. */
        record Failed(Problem problem) implements Event {}
    }

    /** Returns the number of the port on this computer. */
    int localPort();

    /**
     * Connects to the forwarded port and waits until the way to the pod stands. Whether a program listens at its end shows only when it
     * is used.
     *
     * @throws dev.pilothouse.model.ProblemException when there is no way to the pod
     */
    Socket connect();

    /** Ends the forward and all its connections. */
    @Override
    void close();
}
