package dev.pilothouse.cli;

import dev.pilothouse.engine.LocalClusters;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.KindClusters;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.Upkeep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the commands of {@code local} work with.
 *
 * @param simple those that another tool stands for
 * @param providers of all clusters of this computer, simulated ones too
 * @param upkeep absent where clusters are only made
 * @param kubeconfig the person's own file
 * @param guards says what must be typed before a cluster goes
 */
public record LocalWork(
        KindClusters kind,
        Engines engines,
        List<SimpleClusters> simple,
        List<Provider> providers,
        Optional<Upkeep> upkeep,
        Path kubeconfig,
        Guards guards) {

    /** Asks the guard of a cluster's context. */
    @FunctionalInterface
    public interface Guards {

        /** Lets it pass, or throws {@code GUARD_REFUSED} when not enough was typed. */
        void check(LocalCluster cluster, String typed);
    }

    public LocalWork(KindClusters kind, Engines engines) {
        this(kind, engines, List.of());
    }

    LocalWork(KindClusters kind, Engines engines, List<SimpleClusters> simple) {
        this(kind, engines, simple, List.of(kind), Optional.empty(), Path.of(""), (_, _) -> {});
    }

    /** Returns work without guards and without a kubeconfig of the person's. */
    public static LocalWork of(LocalClusters local) {
        return of(local, Path.of(""), (_, _) -> {});
    }

    public static LocalWork of(LocalClusters local, Path kubeconfig, Guards guards) {
        List<Provider> providers = new ArrayList<>(local.providers());
        providers.add(local.playgrounds());
        return new LocalWork(local.kind(), local.engines(), local.simple(), List.copyOf(providers), Optional.of(local.upkeep()), kubeconfig, guards);
    }

    Provider provider(LocalCluster cluster) {
        return providers.stream().filter(provider -> provider.id().equals(cluster.provider())).findFirst().orElseThrow();
    }

    void agreed(LocalCluster cluster, String typed) {
        guards.check(cluster, typed);
    }
}
