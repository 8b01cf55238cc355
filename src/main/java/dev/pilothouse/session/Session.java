package dev.pilothouse.session;

import dev.pilothouse.change.Pipeline;
import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.ServerInfo;
import dev.pilothouse.live.LiveStore;

/**
 * One open cluster: the door to it, its live rows, and its road for changes.
 *
 * @param server what the server said when the session was opened
 */
public record Session(Context context, ServerInfo server, Cluster cluster, LiveStore live, Pipeline changes)
        implements AutoCloseable {

    @Override
    public void close() {
        live.close();
        cluster.close();
    }
}
