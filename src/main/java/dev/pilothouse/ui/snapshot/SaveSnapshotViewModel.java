package dev.pilothouse.ui.snapshot;

import dev.pilothouse.session.Session;
import dev.pilothouse.snapshot.Extent;
import dev.pilothouse.snapshot.Snapshot;
import dev.pilothouse.snapshot.SnapshotReport;
import dev.pilothouse.ui.kit.Fx;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** What a snapshot shall hold, and its saving. */
final class SaveSnapshotViewModel implements AutoCloseable {

    private final Session session;
    private final Set<String> namespaces;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<SaveState> state = new ReadOnlyObjectWrapper<>(new SaveState.Choosing());
    private final BooleanProperty narrow = new SimpleBooleanProperty();
    private final BooleanProperty secrets = new SimpleBooleanProperty();
    private final BooleanProperty system = new SimpleBooleanProperty();
    private Fx.@Nullable Call<?> saving;

    /**
     * @param namespaces those that the window shows, empty for all
     */
    SaveSnapshotViewModel(Session session, Set<String> namespaces, Fx fx) {
        this.session = session;
        this.namespaces = new TreeSet<>(namespaces);
        this.fx = fx;
        narrow.set(!namespaces.isEmpty());
    }

    ReadOnlyObjectProperty<SaveState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    String context() {
        return session.context().name();
    }

    /** Returns the namespaces to which it can be narrowed. */
    Set<String> namespaces() {
        return namespaces;
    }

    /** Whether only the namespaces that the window shows are saved. */
    BooleanProperty narrowProperty() {
        return narrow;
    }

    BooleanProperty secretsProperty() {
        return secrets;
    }

    BooleanProperty systemProperty() {
        return system;
    }

    void save(Path file) {
        Extent extent = new Extent(narrow.get() ? namespaces : Set.of(), secrets.get(), system.get());
        state.set(new SaveState.Saving(new SnapshotReport.Progress(0, 0, "", 0)));
        Snapshot snapshot = new Snapshot(session.cluster(), session.context(), extent, progress -> fx.later(() -> heard(progress)));
        saving = fx.call(() -> snapshot.save(file))
                .onDone(report -> state.set(new SaveState.Saved(report)))
                .onRefused(problem -> state.set(new SaveState.Refused(problem)));
    }

    private void heard(SnapshotReport.Progress progress) {
        if (state.get() instanceof SaveState.Saving) {
            state.set(new SaveState.Saving(progress));
        }
    }

    /** Ends the saving; no file is left. */
    void cancel() {
        close();
        state.set(new SaveState.Choosing());
    }

    /** Goes back to choosing. */
    void again() {
        state.set(new SaveState.Choosing());
    }

    @Override
    public void close() {
        if (saving != null) {
            saving.cancel();
        }
    }
}
