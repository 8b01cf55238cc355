package dev.pilothouse.platform.playground.fault;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import java.util.function.Consumer;

/** What is wrong with pods and nodes at the moment; asked and told on the agenda's thread. */
public interface PodFaults {

    /** What can be wrong with a pod or a node. */
    enum Action {
        /** The program ends with the fault's exit code. */
        CRASH,
        /** The program no longer answers. */
        HANG,
        /** Probes are answered badly. */
        FAIL_PROBE,
        /** The program takes more memory than it may have. */
        OUT_OF_MEMORY,
        /** Images do not come. */
        FAIL_PULL,
        /** The node is without power. */
        KILL_NODE
    }

    /** No faults, ever. */
    PodFaults NONE = new PodFaults() {
        @Override
        public boolean active(Action action, Document object) {
            return false;
        }

        @Override
        public Subscription onChange(Consumer<Action> listener) {
            return Subscription.NONE;
        }
    };

    /** Tells whether that is wrong with the pod or node. */
    boolean active(Action action, Document object);

    /** Returns with which exit code a crash ends the pod's programs. */
    default int exitCode(Document pod) {
        return 1;
    }

    /** Tells when a fault begins or ends. */
    Subscription onChange(Consumer<Action> listener);
}
