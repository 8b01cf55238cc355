package dev.pilothouse.local;

import java.nio.file.Path;
import java.util.Optional;

/** The provider of clusters that another tool makes by itself, of which only the basics are asked here: k3d and minikube. */
public interface SimpleClusters extends Provider {

    /** Returns the file of the tool, empty when it is not installed; then there are no clusters, and nothing else is a problem. */
    Optional<Path> tool();

    /**
     * Makes a cluster and waits until its API answers. An interrupt of the calling thread cancels and removes what was made so far.
     *
     * @throws dev.pilothouse.model.ProblemException {@code COMMAND_MISSING}, {@code CLUSTER_NAME_TAKEN}, or why it failed; by then what was made is
     *     removed
     */
    LocalCluster create(SimplePlan plan, Progress.Listener listener);
}
