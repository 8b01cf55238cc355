package dev.pilothouse.kubeconfig;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contexts of this computer's kubeconfig files, as they are at the moment.
 *
 * <p>Files are looked at twice a second while somebody listens: that sees replaced, linked and mounted files alike, which
 * notifications of the system do not. A change is read one look later, when its writer is likely to be done.
 */
public final class KubeconfigSource implements ClusterSource {

    private static final Logger LOG = LoggerFactory.getLogger(KubeconfigSource.class);
    private static final Duration PLUGIN_TIMEOUT = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Locations locations;
    private final PluginLookup lookup;
    private final Consents consents;
    private final Accesses accesses;
    private final UserCheck userCheck;
    private final Function<Access, Cluster> connector;
    private final ScheduledExecutorService timer;
    private final List<Consumer<Listing>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Snapshot snapshot;
    private @Nullable Listing told;
    private boolean waited;
    private @Nullable ScheduledFuture<?> looking;

    private record Snapshot(Merged merged, Listing listing, Seen seen) {}

    /**
     * @param environment of this process: where plugins are found, what they inherit, and the proxy for clusters that name none
     * @param consentFile where consents to plugins are remembered
     * @param connector makes a cluster of what a connection needs
     * @param timer runs the looking, and the listeners
     */
    public KubeconfigSource(
            Locations locations,
            Map<String, String> environment,
            Path consentFile,
            Function<Access, Cluster> connector,
            ScheduledExecutorService timer) {
        this(locations, environment, consentFile, connector, timer, PLUGIN_TIMEOUT, Clock.systemUTC());
    }

    KubeconfigSource(
            Locations locations,
            Map<String, String> environment,
            Path consentFile,
            Function<Access, Cluster> connector,
            ScheduledExecutorService timer,
            Duration pluginTimeout,
            Clock clock) {
        this.locations = locations;
        this.connector = connector;
        this.timer = timer;
        lookup = new PluginLookup(environment);
        consents = new Consents(consentFile);
        userCheck = new UserCheck(lookup, clock);
        var runner = new PluginRunner(environment, pluginTimeout);
        var plugins = new PluginCredentials.Plugins(lookup, consents, runner, clock);
        accesses = new Accesses(plugins, new EnvironmentProxy(environment), clock);
    }

    @Override
    public Listing listing() {
        return snapshot().listing();
    }

    @Override
    public Subscription onChange(Consumer<Listing> listener) {
        synchronized (this) {
            if (looking == null) {
                told = snapshot().listing();
                looking = timer.scheduleWithFixedDelay(
                        this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
            listeners.add(listener);
        }
        return () -> remove(listener);
    }

    /**
     * Makes the cluster of that context, or of the current context when the name is empty.
     *
     * @throws ProblemException with what stops the context from being used
     */
    @Override
    public Cluster open(String contextName) {
        return connector.apply(access(contextName));
    }

    @Override
    public Optional<Plugin> plugin(String contextName) {
        Merged merged = snapshot().merged();
        return Optional.ofNullable(merged.users().get(context(merged, contextName).user()))
                .filter(user -> SignInWay.of(user) == Context.Way.PLUGIN)
                .flatMap(Entry.User::plugin)
                .map(lookup::describe);
    }

    @Override
    public void trust(Plugin plugin) {
        consents.remember(plugin);
    }

    /** Returns what a connection needs; its credentials follow the kubeconfig when the server rejects them. */
    Access access(String contextName) {
        Access access = read(contextName);
        var credentials = new ReloadedCredentials(
                access.credentials(), () -> read(access.context()).credentials());
        return new Access(
                access.context(),
                access.server(),
                access.namespace(),
                access.trust(),
                access.proxy(),
                access.impersonation(),
                credentials);
    }

    private Access read(String contextName) {
        Merged merged = snapshot().merged();
        return accesses.of(merged, context(merged, contextName));
    }

    private static Entry.Context context(Merged merged, String name) {
        String wanted = name.isEmpty() ? merged.currentContext() : name;
        if (wanted.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.CONTEXT_NONE));
        }
        return merged.context(wanted);
    }

    private synchronized Snapshot snapshot() {
        Snapshot known = snapshot;
        if (known == null || !known.seen().equals(known.seen().again(lookup))) {
            known = load();
            snapshot = known;
        }
        return known;
    }

    /** Remembers how the files looked before they were read, so that a change in between is not missed. */
    private Snapshot load() {
        Seen before = Seen.files(locations.files());
        Merged merged = Merged.read(locations.files());
        Seen seen = Seen.referencedBy(merged, lookup).and(before);
        return new Snapshot(merged, Contexts.describe(merged, userCheck), seen);
    }

    private void look() {
        Listing changed = changed();
        if (changed != null) {
            listeners.forEach(listener -> tell(listener, changed));
        }
    }

    private static void tell(Consumer<Listing> listener, Listing listing) {
        try {
            listener.accept(listing);
        } catch (RuntimeException e) {
            LOG.warn("A listener of the kubeconfig failed", e);
        }
    }

    /** Returns the listing when it is another than the one told last. */
    private synchronized @Nullable Listing changed() {
        Snapshot known = snapshot;
        boolean touched = known != null && !known.seen().equals(known.seen().again(lookup));
        if (touched && !waited) {
            waited = true;
            return null;
        }
        waited = false;
        Listing now = snapshot().listing();
        if (now.equals(told)) {
            return null;
        }
        told = now;
        return now;
    }

    private synchronized void remove(Consumer<Listing> listener) {
        listeners.remove(listener);
        ScheduledFuture<?> running = looking;
        if (listeners.isEmpty() && running != null) {
            running.cancel(false);
            looking = null;
        }
    }
}
