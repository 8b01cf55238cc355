package dev.pilothouse.cluster;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A port on this computer whose connections are carried to a port of a pod. Each connection asks anew which pod that is, so that a
 * forward outlives the pod it began with.
 */
public interface Forward extends AutoCloseable {

    /** A port of a pod, by its number. */
    record Target(ResourceRef pod, int port) {}

    /**
     * Where on this computer connections come in. What others can reach lets them into the cluster as us, so an address that is not of
     * this computer alone must be said twice.
     *
     * @param port 0 for any that is free
     * @param confirmed the address once more, as the person typed it; unused for a loopback address
     */
    record Local(InetAddress address, int port, String confirmed) {

        /** @throws ProblemException {@code ADDRESS_NOT_CONFIRMED} when others could come in and nobody has agreed to that */
        public Local {
            if (!address.isLoopbackAddress() && !confirmed.equals(address.getHostAddress())) {
                throw new ProblemException(Problem.of(ProblemCode.ADDRESS_NOT_CONFIRMED, address.getHostAddress()));
            }
        }

        /** Returns a port that only this computer reaches. */
        public static Local loopback(int port) {
            return new Local(InetAddress.getLoopbackAddress(), port, "");
        }

        /** Tells whether other computers can come in. */
        public boolean exposed() {
            return !address.isLoopbackAddress();
        }

        public Local withPort(int other) {
            return new Local(address, other, confirmed);
        }
    }

    /**
     * What was carried so far.
     *
     * @param open connections that are open now
     * @param connections all that came in
     * @param received bytes from the pod
     * @param sent bytes to the pod
     */
    record Traffic(int open, long connections, long received, long sent) {

        public static final Traffic NONE = new Traffic(0, 0, 0, 0);

        public Traffic plus(Traffic other) {
            return new Traffic(open + other.open, connections + other.connections, received + other.received, sent + other.sent);
        }
    }

    /** What happens to a forward. */
    sealed interface Event {

        /** A connection came in and is carried there. */
        record Opened(Target target) implements Event {}

        /** A connection was carried to its end; that many bytes came from the pod. */
        record Ended(Target target, long received) implements Event {}

        /** A connection could not be carried, or not to its end. */
        record Failed(Problem problem) implements Event {}
    }

    /** Returns the number of the port on this computer. */
    int localPort();

    /** Returns what was carried so far. */
    Traffic traffic();

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
