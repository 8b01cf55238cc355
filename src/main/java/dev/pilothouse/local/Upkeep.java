package dev.pilothouse.local;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What keeps clusters whose nodes are containers going, beside starting and stopping them.
 *
 * <p>All calls block, may be interrupted, and throw {@link dev.pilothouse.model.ProblemException}; one about a cluster that is gone meanwhile says so.
 */
public interface Upkeep {

    /** Returns the {@link Provider#id()} of the clusters that it looks after. */
    String provider();

    /** Pauses a whole cluster: workers, control planes, load balancer. The engine will not wake it by itself. */
    LocalCluster pause(String name, Progress.Listener listener);

    /** Resumes a whole cluster so that its nodes keep their addresses, and waits until it can be used. */
    LocalCluster resume(String name, Progress.Listener listener);

    /** Looks for all that is wrong with it; asks its API server too, and changes nothing. */
    List<Ailment> diagnose(String name);

    /** Mends what {@link #diagnose} finds and can be mended, and returns what is left. */
    List<Ailment> repair(String name, Progress.Listener listener);

    /** Loads an image into nodes. */
    void load(String name, ImageOrigin image, List<String> nodes, Progress.Listener listener);

    /** An image that is to be loaded into nodes. */
    sealed interface ImageOrigin {

        /** One that the engine holds, by its reference. */
        record OfEngine(String reference) implements ImageOrigin {

            /** Tells whether a pod would pull it although it is in the node: with no tag, or {@code latest}, unless the pod says otherwise. */
            public boolean pulledAnyway() {
                String last = reference.substring(reference.lastIndexOf('/') + 1);
                return !last.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
            }
        }

        /** An archive as {@code docker save} writes it. */
        record OfArchive(Path file) implements ImageOrigin {}
    }

    /** Returns the references of the images that the engine holds and that can be loaded, in alphabetical order. */
    List<String> images();

    /** Returns the command that opens a shell in a node, for a terminal window. */
    List<String> shellCommand(String name, String node);

    /**
     * Opens a shell in a node.
     *
     * @param terminal whether the streams belong to a terminal
     */
    Exec shell(String name, String node, ExecStreams streams, boolean terminal);

    /** Writes the logs of all nodes into one archive; its name ends in {@code .zip} or {@code .tar.gz}. Nodes that stand still have some, too. */
    void exportLogs(String name, Path archive, Progress.Listener listener);

    /** Returns the certificates of its nodes, the one that expires first at the front; works on a paused cluster too. */
    List<Certificate> certificates(String name);

    /**
     * A certificate that the cluster lives by.
     *
     * @param file in the node, such as {@code /etc/kubernetes/pki/apiserver.crt}
     * @param subject common name that it is for
     */
    record Certificate(String node, String file, String subject, Instant expires) {}

    /** Returns what {@link Provider#delete} would take away. */
    Belongings belongings(String name);

    /**
     * What goes with a cluster, and what stays.
     *
     * @param containers names of the nodes' containers
     * @param volumes names of volumes that only they use
     * @param context its name in kubeconfig files
     * @param kubeconfigs files that have an entry for it: ours goes, and the entry in others
     * @param stays the network of the nodes, and what else is in there, such as a registry
     */
    record Belongings(List<String> containers, List<String> volumes, String context, List<Path> kubeconfigs, List<String> stays) {}

    /** Returns what its running nodes use now; takes about a second. */
    List<NodeUse> use(String name);

    /**
     * What a node uses.
     *
     * @param cores processors in use, 1.0 for one that is busy all the time
     * @param memory bytes, without what the kernel gives back when it is asked
     */
    record NodeUse(String node, double cores, long memory) {}

    /** Returns its kubeconfig, for an administrator on this computer. */
    String kubeconfig(String name);

    /** Writes the kubeconfig file of ours for it anew, where that is not as it should be, and returns the file. */
    Path kubeconfigFile(String name);

    /**
     * Adds its context to a kubeconfig file of the person's, atomically; all else in there stays as it is.
     *
     * @param use whether it becomes the current context, too
     */
    void addTo(Path kubeconfig, String name, boolean use);
}
