package dev.pilothouse.platform.playground;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.PlaygroundPlan;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The playgrounds as contexts to open: those that exist, and one that is made when it is first opened.
 *
 * <p>Opening one starts it if need be and then goes through its kubeconfig, as kubectl would.
 */
public final class PlaygroundSource implements ClusterSource {

    private final Playgrounds playgrounds;
    private final Function<Path, ClusterSource> kubeconfigs;

    /**
     * @param kubeconfigs reads one kubeconfig file
     */
    public PlaygroundSource(Playgrounds playgrounds, Function<Path, ClusterSource> kubeconfigs) {
        this.playgrounds = playgrounds;
        this.kubeconfigs = kubeconfigs;
    }

    @Override
    public Listing listing() {
        TreeMap<String, Context> contexts = new TreeMap<>();
        contexts.put(PlaygroundPlan.DEFAULT_NAME, context(PlaygroundPlan.DEFAULT_NAME, Scenario.SHOP.namespace(), ""));
        playgrounds.clusters().forEach(cluster -> contexts.put(cluster.name(), context(cluster.name(), namespace(cluster), cluster.address())));
        return new Listing(List.copyOf(contexts.values()), List.of());
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        return playgrounds.onChange(() -> listener.accept(listing()));
    }

    @Override
    public Cluster open(String contextName) {
        return kubeconfigs.apply(started(contextName).kubeconfig()).open(contextName);
    }

    private LocalCluster started(String name) {
        boolean known = playgrounds.clusters().stream().anyMatch(cluster -> cluster.name().equals(name));
        return known ? playgrounds.start(name) : playgrounds.create(PlaygroundPlan.named(name));
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("A playground has no plugins");
    }

    private String namespace(LocalCluster cluster) {
        return kubeconfigs.apply(cluster.kubeconfig()).listing().contexts().stream()
                .filter(context -> context.name().equals(cluster.name()))
                .map(Context::namespace)
                .findFirst()
                .orElse("default");
    }

    private static Context context(String name, String namespace, String address) {
        Context.SignIn signIn = new Context.SignIn(Context.Way.SIMULATED, "");
        return new Context(name, name, name, namespace, address, "", signIn, false, List.of());
    }
}
