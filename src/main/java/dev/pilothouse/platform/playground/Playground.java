package dev.pilothouse.platform.playground;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.model.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The simulated cluster as a source of one context; it starts when it is first opened and holds a small demo shop.
 *
 * <p>It hands out an ordinary address and token, so the rest of the house opens it like any cluster.
 */
public final class Playground implements ClusterSource, AutoCloseable {

    /** Name of its context. */
    public static final String CONTEXT = "playground";

    private final Function<Access, Cluster> connector;

    public Playground(Function<Access, Cluster> connector) {
        this.connector = connector;
    }

    @Override
    public Listing listing() {
        Context.SignIn signIn = new Context.SignIn(Context.Way.SIMULATED, "");
        return new Listing(
                List.of(new Context(CONTEXT, CONTEXT, CONTEXT, "shop", "", "", signIn, false, List.of())), List.of());
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        return Subscription.NONE;
    }

    @Override
    public Cluster open(String contextName) {
        throw new UnsupportedOperationException("The simulated cluster is being rebuilt");
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("The playground has no plugins");
    }

    @Override
    public synchronized void close() {
        // nothing runs yet
    }
}
