package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Playgrounds;
import dev.pilothouse.local.Provider;
import dev.pilothouse.local.Upkeep.NodeUse;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The clusters of this computer that are made of machines, live while somebody looks, and what their nodes use.
 *
 * <p>Each provider is read for itself, so that an engine that does not answer holds nobody else up. While one is read, whatever happens meanwhile
 * makes one more reading and not several.
 */
final class LocalWatch {

    /** A cluster that is being made, or that just ended, shows the next thing without an event. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private static final Duration MEASURE_EVERY = Duration.ofSeconds(10);

    private final Optional<LocalTools> tools;
    private final Fx fx;
    private final Map<String, List<LocalCluster>> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Map<String, Problem>> silent = new ReadOnlyObjectWrapper<>(Map.of());
    private final Map<String, Boolean> reading = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<LocalCluster>> clusters = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, List<NodeUse>>> use = new ReadOnlyObjectWrapper<>(Map.of());
    private final List<Subscription> following = new ArrayList<>();
    private Subscription again = Subscription.NONE;
    private Subscription measuring = Subscription.NONE;

    LocalWatch(Optional<LocalTools> tools, Fx fx) {
        this.tools = tools;
        this.fx = fx;
    }

    /** All clusters, by provider and name. */
    ReadOnlyObjectProperty<List<LocalCluster>> clustersProperty() {
        return clusters.getReadOnlyProperty();
    }

    /** What the nodes of running clusters use, by the cluster's context. */
    ReadOnlyObjectProperty<Map<String, List<NodeUse>>> useProperty() {
        return use.getReadOnlyProperty();
    }

    /** Why providers do not say anything, by their id. */
    ReadOnlyObjectProperty<Map<String, Problem>> silentProperty() {
        return silent.getReadOnlyProperty();
    }

    void start() {
        stop();
        providers().forEach(provider -> following.add(provider.onChange(() -> fx.later(() -> read(provider)))));
        read();
        measure();
    }

    void stop() {
        following.forEach(Subscription::close);
        following.clear();
        again.close();
        measuring.close();
    }

    /** Reads all providers now. */
    void read() {
        providers().forEach(this::read);
    }

    /** Playgrounds have a place of their own on the page. */
    private List<Provider> providers() {
        return tools.map(present -> present.providers().stream().filter(provider -> !provider.id().equals(Playgrounds.ID)).toList()).orElse(List.of());
    }

    private void read(Provider provider) {
        if (reading.containsKey(provider.id())) {
            reading.put(provider.id(), true);
            return;
        }
        reading.put(provider.id(), false);
        fx.call(provider::clusters).onDone(now -> {
            silent(provider, Optional.empty());
            known.put(provider.id(), now);
            heard(provider);
        }).onRefused(problem -> {
            silent(provider, Optional.of(problem));
            known.remove(provider.id());
            heard(provider);
        });
    }

    private void silent(Provider provider, Optional<Problem> why) {
        Map<String, Problem> next = new HashMap<>(silent.get());
        next.remove(provider.id());
        why.ifPresent(problem -> next.put(provider.id(), problem));
        silent.set(Map.copyOf(next));
    }

    private void heard(Provider provider) {
        clusters.set(known.values().stream().flatMap(List::stream).toList());
        if (Boolean.TRUE.equals(reading.remove(provider.id()))) {
            read(provider);
        }
        again.close();
        boolean unsteady = clusters.get().stream().anyMatch(cluster -> cluster.state() == LocalCluster.State.MAKING);
        if (unsteady && !following.isEmpty()) {
            again = fx.after(LOOK_AGAIN, this::read);
        }
    }

    /** Asks what running clusters use, again and again while somebody looks. */
    private void measure() {
        measuring = fx.after(MEASURE_EVERY, this::measure);
        tools.ifPresent(present -> clusters.get().stream()
                .filter(cluster -> cluster.runs() && cluster.provider().equals(present.upkeep().provider()))
                .forEach(cluster -> fx.call(() -> present.upkeep().use(cluster.name())).onDone(measured -> {
                    Map<String, List<NodeUse>> next = new HashMap<>(use.get());
                    next.put(cluster.context(), measured);
                    use.set(Map.copyOf(next));
                }).onRefused(_ -> {
                    // whoever stopped meanwhile uses nothing, and the list says so
                })));
    }
}
