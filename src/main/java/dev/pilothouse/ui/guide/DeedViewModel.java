package dev.pilothouse.ui.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.ui.kit.Fx;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Shows what a deed would lead to, takes what is agreed to, and hands the draft on. */
final class DeedViewModel implements AutoCloseable {

    private final Deed deed;
    private final Sending sending;
    private final ReadOnlyObjectWrapper<DeedState> state = new ReadOnlyObjectWrapper<>(new DeedState.Reading());
    private final Set<String> agreed = new HashSet<>();
    private Fx.@Nullable Call<?> reading;

    DeedViewModel(Deed deed, Sending sending) {
        this.deed = deed;
        this.sending = sending;
    }

    ReadOnlyObjectProperty<DeedState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    Deed deed() {
        return deed;
    }

    boolean free() {
        return sending.free();
    }

    /** Reads what the consequences depend on. */
    void start() {
        state.set(new DeedState.Reading());
        reading = sending.fx()
                .call(() -> deed.look(sending.session()))
                .onDone(consequences -> state.set(new DeedState.Looking(consequences)))
                .onRefused(problem -> state.set(new DeedState.Refused(problem)));
    }

    boolean isAgreed(String option) {
        return agreed.contains(option);
    }

    /** Notes whether somebody agrees to one of the options. */
    void agree(String option, boolean yes) {
        if (yes ? agreed.add(option) : agreed.remove(option)) {
            DeedState now = state.get();
            if (now instanceof DeedState.Looking(Deed.Consequences consequences)) {
                state.set(new DeedState.Looking(consequences));
            }
        }
    }

    /** Returns the draft as it stands; empty while more must be agreed to, or nothing is known yet. */
    Optional<Draft> draft() {
        return state.get() instanceof DeedState.Looking(Deed.Consequences consequences) ? consequences.draft(Set.copyOf(agreed)) : Optional.empty();
    }

    void review() {
        draft().ifPresent(sending.review());
    }

    /** Applies at once where the guard is free and the server has nothing to say; anything else goes to the review. */
    void applyNow() {
        draft().ifPresent(draft -> {
            if (state.get() instanceof DeedState.Looking looking) {
                int all = draft.wishes().size();
                state.set(new DeedState.Applying(looking.consequences(), 0, all));
                sending.atOnce(draft, () -> state.set(looking), done -> state.set(new DeedState.Applying(looking.consequences(), done, all)));
            }
        });
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.cancel();
        }
    }
}
