package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.Progress;
import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.local.SimplePlan;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.cluster.LocalDeed.End;
import dev.pilothouse.ui.cluster.LocalDeed.What;
import dev.pilothouse.ui.kit.Fx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The making of a cluster by another tool, in a dialog: which tool, how far it is, and how it ended. One at a time. */
final class SimpleMaking implements AutoCloseable {

    private final List<SimpleClusters> providers;
    private final Fx fx;
    private final Consumer<String> made;
    private final ReadOnlyObjectWrapper<Set<String>> installed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<SimpleClusters>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LocalDeed>> deed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Fx.@Nullable Call<?> making;

    /**
     * @param made opens the context of a cluster that was made
     */
    SimpleMaking(List<SimpleClusters> providers, Fx fx, Consumer<String> made) {
        this.providers = List.copyOf(providers);
        this.fx = fx;
        this.made = made;
    }

    List<SimpleClusters> providers() {
        return providers;
    }

    /** The ids of those whose tool is installed. */
    ReadOnlyObjectProperty<Set<String>> installedProperty() {
        return installed.getReadOnlyProperty();
    }

    /** The one whose dialog is open. */
    ReadOnlyObjectProperty<Optional<SimpleClusters>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** What is being made, or how it ended; empty while the form is filled in. */
    ReadOnlyObjectProperty<Optional<LocalDeed>> deedProperty() {
        return deed.getReadOnlyProperty();
    }

    /** Looks again which tools are installed. */
    void look() {
        fx.call(() -> {
            Set<String> found = new TreeSet<>();
            providers.stream().filter(provider -> provider.tool().isPresent()).forEach(provider -> found.add(provider.id()));
            return found;
        }).onDone(installed::set);
    }

    void ask(SimpleClusters provider) {
        deed.set(Optional.empty());
        asked.set(Optional.of(provider));
    }

    boolean goesOn() {
        return deed.get().filter(LocalDeed::goesOn).isPresent();
    }

    void make(SimplePlan plan) {
        asked.get().filter(_ -> !goesOn()).ifPresent(provider -> {
            deed.set(Optional.of(LocalDeed.begun(What.CREATE)));
            making = fx.call(() -> provider.create(plan, progress -> fx.later(() -> told(progress)))).onDone(this::done).onRefused(this::refused);
        });
    }

    private void told(Progress progress) {
        if (goesOn()) {
            deed.set(deed.get().map(now -> now.after(progress)));
        }
    }

    private void done(LocalCluster cluster) {
        close();
        made.accept(cluster.context());
    }

    private void refused(Problem problem) {
        deed.set(deed.get().map(now -> now.ended(new End(Optional.of(problem), List.of()))));
    }

    /** Goes back to the form after a failure. */
    void again() {
        deed.set(Optional.empty());
    }

    /** Closes the dialog; what is being made is cancelled, and its tool removes it. */
    void cancel() {
        if (making != null) {
            making.cancel();
        }
        close();
    }

    @Override
    public void close() {
        making = null;
        deed.set(Optional.empty());
        asked.set(Optional.empty());
    }
}
