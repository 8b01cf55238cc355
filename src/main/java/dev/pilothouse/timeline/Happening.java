package dev.pilothouse.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;

/** Something that has its place in time. Moments are epoch seconds by the cluster's clock. */
public sealed interface Happening {

    /** What happened, by the look of it on an axis. */
    enum Sort {
        WARNING,
        NORMAL,
        CHANGE,
        ROLLOUT,
        RESTART,
        CREATION
    }

    ResourceRef about();

    Sort sort();

    /** A word for the same happening to other objects: an event's reason, the verb of a change. */
    String reason();

    long first();

    default long last() {
        return first();
    }

    /** How often it happened between the first and the last time. */
    default long count() {
        return 1;
    }

    /**
     * An event of the cluster, which stands for all its repeats.
     *
     * @param uid of the event
     * @param source component that reported it
     */
    record Reported(
            String uid, ResourceRef about, boolean warning, String reason, String message, String source, long first, long last, long count)
            implements Happening {

        @Override
        public Sort sort() {
            return warning ? Sort.WARNING : Sort.NORMAL;
        }
    }

    /** One object of a change that was made from here. */
    record Changed(Receipt receipt, ResourceRef about, long first) implements Happening {

        @Override
        public Sort sort() {
            return Sort.CHANGE;
        }

        @Override
        public String reason() {
            return receipt.summary().verb();
        }
    }

    /**
     * A workload went over to another revision.
     *
     * @param revision name of the object that holds the revision
     */
    record RolledOut(ResourceRef about, String revision, long first) implements Happening {

        @Override
        public Sort sort() {
            return Sort.ROLLOUT;
        }

        @Override
        public String reason() {
            return "Rollout";
        }
    }

    /**
     * Containers of a pod started again; the cluster tells only the last time.
     *
     * @param restarts of all containers so far
     */
    record Restarted(ResourceRef about, int restarts, long first) implements Happening {

        @Override
        public Sort sort() {
            return Sort.RESTART;
        }

        @Override
        public String reason() {
            return "Restart";
        }
    }

    /** An object that is there since then. */
    record Created(ResourceRef about, long first) implements Happening {

        @Override
        public Sort sort() {
            return Sort.CREATION;
        }

        @Override
        public String reason() {
            return "Creation";
        }
    }
}
