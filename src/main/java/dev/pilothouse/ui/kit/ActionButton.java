package dev.pilothouse.ui.kit;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/**
 * A button that can be off with a reason: it keeps focus and tooltip, and says why instead of acting.
 *
 * <p>A disabled node would swallow both, and the person would never learn what is missing.
 */
public final class ActionButton extends Button {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final Duration REASON_DELAY = Duration.millis(150);
    private static final Duration TITLE_DELAY = Duration.millis(400);

    private final StringProperty reason = new SimpleStringProperty("");
    private final Tooltip tooltip = new Tooltip();

    ActionButton(Runnable action) {
        tooltip.setShowDelay(TITLE_DELAY);
        setOnAction(event -> action.run());
        setMinWidth(USE_PREF_SIZE);
    }

    /** Says in a tooltip, and to a screen reader, what the button does. */
    public ActionButton titled(ObservableValue<String> title) {
        accessibleTextProperty().bind(title);
        Runnable show = () -> {
            tooltip.setText(isOff() ? reason.get() : title.getValue());
            setTooltip(tooltip);
        };
        title.addListener((source, before, after) -> show.run());
        reason.addListener((source, before, after) -> show.run());
        show.run();
        return this;
    }

    /** Turns the button off, for that reason. */
    public void off(String why) {
        reason.set(why);
        pseudoClassStateChanged(OFF, true);
        setAccessibleHelp(why);
        tooltip.setText(why);
        tooltip.setShowDelay(REASON_DELAY);
        setTooltip(tooltip);
    }

    /** Turns the button on again. */
    public void on() {
        reason.set("");
        pseudoClassStateChanged(OFF, false);
        setAccessibleHelp(null);
        tooltip.setShowDelay(TITLE_DELAY);
        if (!accessibleTextProperty().isBound()) {
            setTooltip(null);
        }
    }

    public boolean isOff() {
        return !reason.get().isEmpty();
    }

    @Override
    public void fire() {
        if (!isOff()) {
            super.fire();
            return;
        }
        Bounds place = localToScreen(getBoundsInLocal());
        if (place != null && getScene().getWindow() != null) {
            tooltip.show(this, place.getMinX(), place.getMaxY() + 4);
        }
    }
}
