package dev.pilothouse.local;

import dev.pilothouse.model.Subscription;
import java.util.List;

/**
 * Somebody who makes clusters on this machine.
 *
 * <p>All calls block and throw {@link dev.pilothouse.model.ProblemException}. A cluster is opened through its kubeconfig like any other.
 */
public interface Provider extends AutoCloseable {

    /** Returns its short name, as the command line and the files use it: {@code kind}, {@code k3d}, {@code minikube} or {@code playground}. */
    String id();

    /** Returns its clusters, those that stand still and those made elsewhere too, by name. */
    List<LocalCluster> clusters();

    /** Calls back whenever {@link #clusters()} may have become another. */
    Subscription onChange(Runnable listener);

    /** Resumes a cluster that stands still, with all that it held; one that runs stays as it is. */
    LocalCluster start(String name);

    /** Pauses it: it stands still, keeps all that it holds, and does not wake by itself. */
    void stop(String name);

    /** Ends it for good, with all that it holds. */
    void delete(String name);

    /** Lets go of what this process holds; clusters that live in it stop. */
    @Override
    void close();
}
