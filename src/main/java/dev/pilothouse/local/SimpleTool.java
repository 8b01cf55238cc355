package dev.pilothouse.local;

import dev.pilothouse.local.Progress.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How one tool does what {@link ToolClusters} asks of it.
 *
 * <p>All calls but the first four run the tool, block, and throw {@link dev.pilothouse.model.ProblemException}.
 */
public interface SimpleTool {

    /** Returns the name of its command, which is its provider's too. */
    String id();

    /** Returns its file, empty when it is not installed. */
    Optional<Path> file();

    /** Returns what a creation goes through, in order. */
    List<Step> steps();

    /**
     * Makes sure that it is there.
     *
     * @throws dev.pilothouse.model.ProblemException {@code COMMAND_MISSING}, with the folders that were searched
     */
    void require();

    /** Returns its clusters; it is there. */
    List<LocalCluster> clusters();

    /** Makes a cluster whose API answers, and writes its kubeconfig. What is left of one that fails, {@link #remove} takes away. */
    void create(SimplePlan plan, Stages stages);

    /** Lets it run, if it does not, and makes sure that its kubeconfig is there. */
    void start(LocalCluster cluster);

    /** Lets a cluster that runs stand still. */
    void stop(String name);

    /** Ends a cluster, also one that was made in part only. */
    void remove(String name);
}
