package dev.pilothouse.ui.snapshot;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.Problem;
import dev.pilothouse.session.Session;
import dev.pilothouse.snapshot.Restoration;
import dev.pilothouse.ui.kit.Fx;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A file beside the cluster: first compared here, then tried by the server, then a draft for the review. */
final class RestoreSnapshotViewModel implements AutoCloseable {

    private final Session session;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<RestoreState> state = new ReadOnlyObjectWrapper<>(new RestoreState.Choosing());
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private Optional<Path> file = Optional.empty();
    private Optional<Restoration> compared = Optional.empty();
    private Fx.@Nullable Call<?> working;

    RestoreSnapshotViewModel(Session session, Fx fx) {
        this.session = session;
        this.fx = fx;
        replace.subscribe((_, _) -> compared.ifPresent(this::tryOut));
    }

    ReadOnlyObjectProperty<RestoreState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    String context() {
        return session.context().name();
    }

    /** Whether what is there but different becomes as the file has it. */
    BooleanProperty replaceProperty() {
        return replace;
    }

    void open(Path chosen) {
        close();
        file = Optional.of(chosen);
        compared = Optional.empty();
        String name = String.valueOf(chosen.getFileName());
        state.set(new RestoreState.Reading(name, new Restoration.Progress(0, 0)));
        working = fx.call(() -> Restoration.read(chosen, session.cluster(), session.context().namespace(), progress -> heard(name, progress)))
                .onDone(found -> {
                    compared = Optional.of(found);
                    found.emptiness().ifPresentOrElse(this::refuse, () -> tryOut(found));
                })
                .onRefused(this::refuse);
    }

    /** A line of progress for each object would be more than anybody sees. */
    private void heard(String name, Restoration.Progress progress) {
        if (progress.compared() % 20 == 0) {
            fx.later(() -> {
                if (state.get() instanceof RestoreState.Reading) {
                    state.set(new RestoreState.Reading(name, progress));
                }
            });
        }
    }

    private void tryOut(Restoration found) {
        close();
        state.set(new RestoreState.Found(found, true));
        boolean also = replace.get();
        working = fx.call(() -> found.tried(session.changes(), also))
                .onDone(tried -> state.set(new RestoreState.Found(tried, false)))
                .onRefused(this::refuse);
    }

    private void refuse(Problem problem) {
        state.set(new RestoreState.Refused(problem));
    }

    /** Compares the same file again, for example after it was restored. */
    void readAgain() {
        file.ifPresent(this::open);
    }

    /** Returns all that can be restored as a draft, once the server has tried it; empty when there is nothing. */
    Optional<Draft> draft() {
        return state.get() instanceof RestoreState.Found(Restoration restoration, boolean trying) && !trying
                ? Optional.of(restoration.draft(replace.get())).filter(draft -> !draft.wishes().isEmpty())
                : Optional.empty();
    }

    @Override
    public void close() {
        if (working != null) {
            working.cancel();
        }
    }
}
