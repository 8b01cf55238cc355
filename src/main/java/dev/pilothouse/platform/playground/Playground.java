package dev.pilothouse.platform.playground;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.kubeconfig.Access;
import dev.pilothouse.kubeconfig.Credential;
import dev.pilothouse.kubeconfig.Credentials;
import dev.pilothouse.kubeconfig.Impersonation;
import dev.pilothouse.kubeconfig.Trust;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.playground.api.ApiServer;
import dev.pilothouse.platform.playground.control.Workloads;
import dev.pilothouse.platform.playground.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The simulated cluster as a source of one context; it starts when it is first opened and holds a small demo shop.
 *
 * <p>It hands out an ordinary address and token, so the rest of the house opens it like any cluster.
 */
public final class Playground implements ClusterSource, AutoCloseable {

    /** Name of its context. */
    public static final String CONTEXT = "playground";

    private static final Duration STEP = Duration.ofMillis(400);
    private static final long START_SECONDS = 2;

    private final Function<Access, Cluster> connector;
    private @Nullable Running running;

    private record Running(ApiServer api, ScheduledExecutorService time) {}

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
        return connector.apply(access(start().api()));
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        return Optional.empty();
    }

    @Override
    public void trust(Plugin plugin) {
        throw new IllegalArgumentException("The playground has no plugins");
    }

    private static Access access(ApiServer api) {
        Credential token = new Credential(Optional.of("Bearer " + api.token()), Optional.empty());
        Credentials credentials = new Credentials() {
            @Override
            public Credential current() {
                return token;
            }

            @Override
            public boolean refresh(Credential rejected) {
                return false;
            }
        };
        Trust trust = new Trust(List.of(), false, Optional.empty());
        return new Access(CONTEXT, api.address(), "shop", trust, Optional.empty(), Impersonation.NONE, credentials);
    }

    private synchronized Running start() {
        if (running == null) {
            Clock clock = Clock.systemUTC();
            Store store = new Store(clock);
            DemoShop.fill(store, clock);
            ScheduledExecutorService time =
                    Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("playground").daemon().factory());
            Workloads workloads = new Workloads(store, clock, START_SECONDS);
            time.scheduleWithFixedDelay(workloads::step, STEP.toMillis(), STEP.toMillis(), TimeUnit.MILLISECONDS);
            try {
                running = new Running(new ApiServer(store), time);
            } catch (IOException e) {
                time.shutdownNow();
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.time().shutdownNow();
            running.api().close();
            running = null;
        }
    }
}
