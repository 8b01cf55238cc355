package dev.pilothouse.engine;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.local.Provider;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of this computer as contexts to open, each from the kubeconfig of ours for it, so that nobody's own file need name them.
 *
 * <p>A context that the person's files name as well is left to those.
 */
final class OwnKubeconfigs implements ClusterSource {

    private static final String ENDING = ".kubeconfig";

    private final Path folder;
    private final Function<Path, ClusterSource> kubeconfigs;
    private final ClusterSource theirs;
    private final Provider provider;

    /**
     * @param folder in which the files are; may not be there yet
     * @param kubeconfigs reads one kubeconfig file
     * @param theirs the person's files
     * @param provider tells when a cluster came or went
     */
    OwnKubeconfigs(Path folder, Function<Path, ClusterSource> kubeconfigs, ClusterSource theirs, Provider provider) {
        this.folder = folder;
        this.kubeconfigs = kubeconfigs;
        this.theirs = theirs;
        this.provider = provider;
    }

    @Override
    public Listing listing() {
        Set<String> named = theirs.listing().contexts().stream().map(Context::name).collect(Collectors.toSet());
        List<Context> contexts = new ArrayList<>();
        for (Path file : files()) {
            kubeconfigs.apply(file).listing().contexts().stream().filter(context -> named.add(context.name())).map(OwnKubeconfigs::quiet).forEach(contexts::add);
        }
        return new Listing(List.copyOf(contexts), List.of());
    }

    /** None is kubectl's current context, which does not know these files. */
    private static Context quiet(Context context) {
        return new Context(
                context.name(), context.cluster(), context.user(), context.namespace(), context.server(), context.source(), context.signIn(), false,
                context.findings());
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            return List.of(); // whoever made a cluster says what is wrong with the folder
        }
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        return provider.onChange(() -> listener.accept(listing()));
    }

    @Override
    public Cluster open(String contextName) {
        return files().stream()
                .map(kubeconfigs)
                .filter(source -> source.listing().contexts().stream().anyMatch(context -> context.name().equals(contextName)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.CONTEXT_UNKNOWN, contextName, "")))
                .open(contextName);
    }

    /** We write them, without plugins. */
    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("A cluster of this computer has no plugins");
    }
}
