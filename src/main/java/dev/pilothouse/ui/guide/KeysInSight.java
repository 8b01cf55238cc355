package dev.pilothouse.ui.guide;

import dev.pilothouse.model.Subscription;
import dev.pilothouse.ui.kit.Fx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which values of a Secret are on the screen. One clock hides all of them, in whatever place they are shown, unless somebody types. */
final class KeysInSight implements AutoCloseable {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Fx fx;
    private final boolean timed;
    private final ReadOnlyObjectWrapper<Set<String>> revealed = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper sent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
    private Subscription ticking = Subscription.NONE;

    /**
     * @param timed whether values are hidden again by themselves
     */
    KeysInSight(Fx fx, boolean timed) {
        this.fx = fx;
        this.timed = timed;
    }

    ReadOnlyObjectWrapper<Set<String>> revealed() {
        return revealed;
    }

    /** Whether values are shown in what will be sent. */
    ReadOnlyBooleanWrapper sent() {
        return sent;
    }

    ReadOnlyIntegerWrapper secondsLeft() {
        return secondsLeft;
    }

    void show(String key) {
        Set<String> shown = new HashSet<>(revealed.get());
        shown.add(key);
        revealed.set(Set.copyOf(shown));
        prolong();
    }

    void hide(String key) {
        Set<String> shown = new HashSet<>(revealed.get());
        shown.remove(key);
        revealed.set(Set.copyOf(shown));
        stopWhenNothingShows();
    }

    void showSent(boolean wanted) {
        sent.set(wanted);
        prolong();
        stopWhenNothingShows();
    }

    void hideAll() {
        ticking.close();
        secondsLeft.set(0);
        sent.set(false);
        revealed.set(Set.of());
    }

    /** Whoever is typing is still there. */
    void prolong() {
        if (timed && (sent.get() || !revealed.get().isEmpty())) {
            secondsLeft.set((int) KeysViewModel.SHOWN.toSeconds());
            ticking.close();
            ticking = fx.after(SECOND, this::tick);
        }
    }

    private void stopWhenNothingShows() {
        if (!sent.get() && revealed.get().isEmpty()) {
            hideAll();
        }
    }

    private void tick() {
        secondsLeft.set(secondsLeft.get() - 1);
        if (secondsLeft.get() <= 0) {
            hideAll();
        } else {
            ticking = fx.after(SECOND, this::tick);
        }
    }

    @Override
    public void close() {
        ticking.close();
    }
}
