package dev.pilothouse.change;

import dev.pilothouse.change.Guard.Consent;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.cluster.Cluster;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The road of one cluster: each stage can only be made from the one before. Calls block. */
public final class Pipeline {

    private final Cluster cluster;
    private final String context;
    private final Supplier<Guard> guard;
    private final Journal journal;

    public Pipeline(Cluster cluster, String context, Supplier<Guard> guard, Journal journal) {
        this.cluster = cluster;
        this.context = context;
        this.guard = guard;
        this.journal = journal;
    }

    /** Returns the guard that the cluster has now. */
    public Guard guard() {
        return guard.get();
    }

    /** Reads the objects as they are and works out what the draft would do. */
    public Preview preview(Draft draft) {
        throw new IllegalStateException("to be filled " + cluster + context + journal);
    }

    /** Lets the server try. */
    public Rehearsal rehearse(Preview preview, Choice choice) {
        throw new IllegalStateException("to be filled");
    }

    /**
     * Applies in order and writes the journal.
     *
     * @param applied told the number of objects that are done, as it grows
     */
    public Outcome apply(Rehearsal rehearsal, Consent consent, IntConsumer applied) {
        throw new IllegalStateException("to be filled");
    }

    /** Makes the draft that takes a change back. */
    public Draft undo(Receipt receipt) {
        throw new IllegalStateException("to be filled");
    }
}
