package dev.pilothouse.local;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clusters of a provider whose kubeconfig is in a folder of ours, as contexts to open. Nobody is asked for them, so a tool or an engine that
 * hangs holds nothing up.
 *
 * <p>A context that a kubeconfig of the person's names as well is theirs.
 */
public final class LocalSource implements ClusterSource {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSource.class);

    private final Provider provider;
    private final Path folder;
    private final Function<Path, ClusterSource> kubeconfigs;
    private final Supplier<Listing> theirs;

    /**
     * @param folder where the provider keeps one kubeconfig file for each cluster
     * @param kubeconfigs reads one kubeconfig file
     * @param theirs what the person's own files list
     */
    public LocalSource(Provider provider, Path folder, Function<Path, ClusterSource> kubeconfigs, Supplier<Listing> theirs) {
        this.provider = provider;
        this.folder = folder;
        this.kubeconfigs = kubeconfigs;
        this.theirs = theirs;
    }

    @Override
    public Listing listing() {
        Set<String> taken = theirs.get().contexts().stream().map(Context::name).collect(Collectors.toSet());
        List<Context> ours = files().stream()
                .flatMap(file -> kubeconfigs.apply(file).listing().contexts().stream())
                .filter(context -> !taken.contains(context.name()))
                .map(LocalSource::quiet)
                .toList();
        return new Listing(ours, List.of());
    }

    /** None is the current context of kubectl, which does not know our files. */
    private static Context quiet(Context context) {
        return new Context(
                context.name(), context.cluster(), context.user(), context.namespace(), context.server(), context.source(), context.signIn(), false,
                context.findings());
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".kubeconfig")).sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("The kubeconfig files of {} cannot be listed", provider.id(), e);
            return List.of();
        }
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        return provider.onChange(() -> listener.accept(listing()));
    }

    @Override
    public Cluster open(String contextName) {
        Path file = files().stream()
                .filter(each -> kubeconfigs.apply(each).listing().contexts().stream().anyMatch(context -> context.name().equals(contextName)))
                .findFirst()
                .orElse(folder.resolve(contextName + ".kubeconfig"));
        return kubeconfigs.apply(file).open(contextName);
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("A cluster of " + provider.id() + " has no plugins");
    }
}
