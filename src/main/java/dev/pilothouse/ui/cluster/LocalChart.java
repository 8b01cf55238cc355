package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Upkeep.Certificate;
import dev.pilothouse.ui.cluster.ClustersPage.LocalTools;
import dev.pilothouse.ui.kit.Fx;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is read of the chosen cluster beyond its line: what is wrong with it, and when its certificates expire. */
final class LocalChart {

    private final Optional<LocalTools> tools;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Optional<Entry>> entry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LocalCluster> shown = Optional.empty();

    /**
     * What was read.
     *
     * @param certificates the one that expires first at the front
     */
    record Entry(String context, List<Ailment> ailments, List<Certificate> certificates) {}

    LocalChart(Optional<LocalTools> tools, Fx fx) {
        this.tools = tools;
        this.fx = fx;
    }

    /** What was read of the cluster that is shown now; empty until it was. */
    ReadOnlyObjectProperty<Optional<Entry>> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /** Reads anew when another cluster is shown, or when the same one is another by now. */
    void show(Optional<LocalCluster> cluster) {
        Optional<LocalCluster> before = shown;
        shown = cluster;
        if (before.equals(cluster)) {
            return;
        }
        if (!before.map(LocalCluster::context).equals(cluster.map(LocalCluster::context))) {
            entry.set(Optional.empty());
        }
        cluster.ifPresent(this::read);
    }

    /** What was read may be another by now; it is read again when the cluster is told anew. */
    void forget() {
        Optional<LocalCluster> again = shown;
        shown = Optional.empty();
        show(again);
    }

    private void read(LocalCluster cluster) {
        tools.filter(present -> present.upkeep().provider().equals(cluster.provider()) && cluster.state() != LocalCluster.State.MAKING)
                .ifPresent(present -> fx.call(() -> new Entry(
                                cluster.context(), present.upkeep().diagnose(cluster.name()), present.upkeep().certificates(cluster.name())))
                        .onDone(this::took)
                        .onRefused(_ -> {
                            // it is gone or its engine is; the list says so
                        }));
    }

    private void took(Entry read) {
        if (shown.map(LocalCluster::context).equals(Optional.of(read.context()))) {
            entry.set(Optional.of(read));
        }
    }
}
