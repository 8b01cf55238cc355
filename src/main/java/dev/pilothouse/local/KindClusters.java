package dev.pilothouse.local;

import java.util.List;

/** The provider of clusters whose nodes are containers, made by the kind command. */
public interface KindClusters extends Provider {

    /** Looks for all that would keep the blueprint from becoming a cluster here; contacts the engine, changes nothing. */
    List<PreflightFinding> preflight(Blueprint blueprint);

    /**
     * Returns the images from which nodes can be made here: those released for the installed kind and those that the engine holds, newest Kubernetes
     * first. Where kind or the engine cannot be asked, those that this program knows.
     */
    default List<NodeImage> images() {
        return NodeImages.shipped().choices("", List.of());
    }

    /**
     * Makes a cluster and waits until it can be used. An interrupt of the calling thread cancels and removes what was made so far.
     *
     * <p>The cause of a failure is told as {@link Progress.Explained} as well, when there was more to read than what is thrown. No preflight is
     * made here.
     *
     * @throws dev.pilothouse.model.ProblemException when it failed; by then what was made is removed unless the blueprint says to keep it. One that is
     *     whole but does not get ready in time ({@code CLUSTER_NOT_READY}) stays.
     */
    LocalCluster create(Blueprint blueprint, Progress.Listener listener);
}
