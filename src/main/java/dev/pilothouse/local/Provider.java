package dev.pilothouse.local;

import dev.pilothouse.model.Subscription;
import java.util.List;

/**
 * Somebody who makes clusters on this machine.
 *
 * <p>All calls block and throw {@link dev.pilothouse.model.ProblemException}. A cluster is opened through its kubeconfig like any other.
 */
public interface Provider extends AutoCloseable {

    /** Returns its clusters, those that stand still too, by name. */
    List<LocalCluster> clusters();

    /** Calls back whenever {@link #clusters()} may have become another. */
    Subscription onChange(Runnable listener);

    /** Starts a cluster that stands still, with all that it held; one that runs stays as it is. */
    LocalCluster start(String name);

    /** Stops it and keeps all that it holds. */
    void stop(String name);

    /** Ends it for good, with all that it holds. */
    void delete(String name);

    /** Stops the clusters that run in this process. */
    @Override
    void close();
}
