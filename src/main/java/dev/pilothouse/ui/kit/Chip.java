package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import javafx.scene.control.Label;

/** A short fact in a rounded frame; it is not clickable. */
public final class Chip extends Label {

    private Chip(String text, String... styleClasses) {
        super(text);
        getStyleClass().add("chip");
        getStyleClass().addAll(styleClasses);
        setMinWidth(USE_PREF_SIZE);
    }

    /** A fact without weight, such as a count. */
    public static Chip neutral(String text) {
        return new Chip(text);
    }

    /** A fact tinted by how it is doing, with the shape of that state. */
    public static Chip health(Health.State state, String text) {
        Chip chip = new Chip(text, "chip-" + HealthIcon.styleClass(state));
        chip.setGraphic(new HealthIcon(state));
        return chip;
    }

    /** A fact that is new or changed. */
    public static Chip accent(String text) {
        return new Chip(text, "chip-accent");
    }

    /** A simulated cluster, with the flask: nothing there is real. */
    public static Chip simulated(String text) {
        Chip chip = new Chip(text, "chip-env", EnvironmentStyle.SANDBOX.styleClass());
        chip.setGraphic(Icon.of(Icons.SIMULATED, 12));
        return chip;
    }

    /** The environment that something belongs to; prod is filled and locked. */
    public static Chip environment(EnvironmentStyle environment, String text) {
        Chip chip = new Chip(text, "chip-env", environment.styleClass());
        switch (environment) {
            case PROD -> chip.setGraphic(Icon.of(Icons.LOCKED, 12));
            case DEV, STAGING, SANDBOX -> {}
        }
        return chip;
    }
}
