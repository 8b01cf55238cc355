package dev.pilothouse.forward;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import java.util.List;

/** Tells that one pod, or the way to its cluster, is not as it was. What it is now the one who is told has to ask. */
final class PodWatch implements RowSink {

    private final Runnable told;
    private boolean listed;
    private boolean lost;

    private PodWatch(Runnable told) {
        this.told = told;
    }

    static Subscription of(Cluster cluster, ResourceRef pod, Runnable told) {
        return cluster.follow(new Query(pod.kind(), pod.namespace(), "", "metadata.name=" + pod.name()), new PodWatch(told));
    }

    @Override
    public void begin() {}

    @Override
    public void page(List<Row> rows) {}

    /** The first list says what is known already. */
    @Override
    public void complete() {
        if (listed) {
            told.run();
        }
        listed = true;
    }

    @Override
    public void changed(Row row) {
        told.run();
    }

    @Override
    public void removed(String uid) {
        told.run();
    }

    /** Each failed attempt is told, since what was found in between may be lost again. */
    @Override
    public void state(StreamState state) {
        boolean fails = state instanceof StreamState.Stale || state instanceof StreamState.SignedOut;
        boolean again = lost && state instanceof StreamState.Live;
        lost = fails || (lost && !again);
        if (fails || again) {
            told.run();
        }
    }
}
