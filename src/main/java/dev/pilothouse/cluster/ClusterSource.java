package dev.pilothouse.cluster;

import dev.pilothouse.model.Finding;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that knows ways into clusters, such as the kubeconfig files or the playground. */
public interface ClusterSource {

    /** Returns what is known now, in the order of the source, without contacting anything. */
    Listing listing();

    /** Calls back, on a thread of the source, whenever the listing became another. */
    Subscription onChange(Consumer<Listing> listener);

    /** Makes the cluster of that context ready for use; nothing is contacted before its first call. */
    Cluster open(String contextName);

    /** Returns the sign-in plugin that the context would run, when it has one. */
    Optional<Plugin> plugin(String contextName);

    /** Remembers that the person agreed to run exactly this plugin. */
    void trust(Plugin plugin);

    /**
     * A program that signs in, as a kubeconfig names it.
     *
     * @param commandLine the exact words that will run
     * @param path the file that was found for it, empty when none was
     * @param hash SHA-256 of that file in hex, empty when none was
     */
    record Plugin(List<String> commandLine, String path, String hash) {}

    /**
     * What a source knows.
     *
     * @param findings about whole files; those of single entries are with their context
     */
    record Listing(List<Context> contexts, List<Finding> findings) {}
}
