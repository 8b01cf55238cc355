package dev.pilothouse.testing;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Contexts that lead to clusters in memory; one without a cluster refuses the connection. */
public final class FakeSource implements ClusterSource {

    private final Map<String, Optional<Cluster>> clusters = new LinkedHashMap<>();
    private final Map<String, Context> contexts = new LinkedHashMap<>();
    private final List<Consumer<Listing>> listeners = new CopyOnWriteArrayList<>();

    /** Adds a context that opens that cluster, and tells the listeners. */
    public FakeSource with(String name, Cluster cluster) {
        return put(name, Optional.of(cluster));
    }

    /** Adds a context whose server refuses the connection, and tells the listeners. */
    public FakeSource withRefusing(String name) {
        return put(name, Optional.empty());
    }

    private FakeSource put(String name, Optional<Cluster> cluster) {
        clusters.put(name, cluster);
        Context.SignIn signIn = new Context.SignIn(Context.Way.TOKEN, "");
        String server = "https://" + name + ".example:6443";
        contexts.put(name, new Context(name, name, "developer", "default", server, "~/.kube/config", signIn, false, List.of()));
        listeners.forEach(listener -> listener.accept(listing()));
        return this;
    }

    @Override
    public Listing listing() {
        return new Listing(new ArrayList<>(contexts.values()), List.of());
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Cluster open(String contextName) {
        return clusters.getOrDefault(contextName, Optional.empty())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.CONNECTION_REFUSED, contextName + ".example:6443").withDetail("dial tcp: connection refused")));
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {}
}
