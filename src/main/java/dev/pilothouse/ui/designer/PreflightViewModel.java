package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the checks of a blueprint: soon after it rests, and again and again while the page is looked at. One question at a time; an answer
 * about a text that has changed since is not shown.
 */
final class PreflightViewModel implements AutoCloseable {

    /** Asked when the text has rested that long. */
    static final Duration REST = Duration.ofMillis(300);

    /** Asked again after that long: engines stop, and ports are taken, without a word. */
    static final Duration AGAIN = Duration.ofSeconds(10);

    private final Function<Blueprint, List<PreflightFinding>> checks;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<PreflightState> state = new ReadOnlyObjectWrapper<>(new PreflightState.Checking(List.of()));
    private Optional<Blueprint> blueprint = Optional.empty();
    private Subscription timer = Subscription.NONE;
    private Fx.@Nullable Call<?> call;
    private boolean asking;
    private boolean askAgain;
    private boolean shown;

    /**
     * @param checks blocks, within time limits of its own
     */
    PreflightViewModel(Function<Blueprint, List<PreflightFinding>> checks, Fx fx) {
        this.checks = checks;
        this.fx = fx;
    }

    ReadOnlyObjectProperty<PreflightState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks at another blueprint from now on; at none while its text is broken. */
    void about(Optional<Blueprint> next) {
        if (text(next).equals(text(blueprint))) {
            return;
        }
        blueprint = next;
        state.set(new PreflightState.Checking(state.get().findings()));
        askIn(REST);
    }

    private static Optional<String> text(Optional<Blueprint> of) {
        return of.map(one -> one.text().text());
    }

    /** Asks at once. */
    void again() {
        state.set(new PreflightState.Checking(state.get().findings()));
        ask();
    }

    void shown() {
        shown = true;
        ask();
    }

    /** Nobody looks: an answer that is on its way is still taken, no other is asked for. */
    void hidden() {
        shown = false;
        timer.close();
    }

    private void askIn(Duration delay) {
        timer.close();
        if (shown) {
            timer = fx.after(delay, this::ask);
        }
    }

    private void ask() {
        timer.close();
        if (asking) {
            askAgain = true;
            return;
        }
        blueprint.filter(_ -> shown).ifPresent(asked -> {
            asking = true;
            Fx.Call<List<PreflightFinding>> made = fx.call(() -> checks.apply(asked));
            call = made;
            made.onDone(findings -> answered(asked, new PreflightState.Checked(findings))).onRefused(problem -> answered(asked, refused(problem)));
        });
    }

    private PreflightState refused(Problem problem) {
        return new PreflightState.Refused(problem, state.get().findings());
    }

    private void answered(Blueprint asked, PreflightState answer) {
        asking = false;
        boolean fresh = text(Optional.of(asked)).equals(text(blueprint));
        if (fresh) {
            state.set(answer);
        }
        if (askAgain) {
            askAgain = false;
            ask();
        } else if (fresh) {
            askIn(AGAIN);
        }
    }

    @Override
    public void close() {
        hidden();
        blueprint = Optional.empty();
        if (call != null) {
            call.cancel();
        }
    }
}
