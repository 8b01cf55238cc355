package dev.pilothouse.forward;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.Problem;
import java.time.Instant;
import java.util.Optional;

/** How a forward is doing. */
public sealed interface State {

    /** Looks for who serves it. */
    record Starting() implements State {}

    /**
     * Connections are carried there.
     *
     * @param since when it last became so
     * @param moved the pod that served it before, when it moved
     */
    record Open(Forward.Target target, Instant since, Optional<String> moved) implements State {

        /** Returns the name of the pod. */
        public String pod() {
            return target.pod().name();
        }
    }

    /** Nobody serves it, or the cluster does not answer; it looks again by itself. The local port stays ours. */
    record Waiting(Problem why, Instant since) implements State {}

    /** Stopped by the person, or remembered from before. */
    record Paused() implements State {}

    /**
     * Another program has the local port.
     *
     * @param next one that is free, 0 when none near it is
     */
    record PortTaken(int port, int next) implements State {}

    /** Cannot be, whatever time passes. */
    record Failed(Problem why) implements State {}
}
