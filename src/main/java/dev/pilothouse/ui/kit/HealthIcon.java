package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import org.kordamp.ikonli.javafx.FontIcon;

/** The shape of a health state: eight silhouettes that differ without colour. One icon is kept and shown again and again. */
public final class HealthIcon extends FontIcon {

    private String shade = "";

    public HealthIcon() {
        getStyleClass().addAll("icon", "health-icon", "icon-14");
        show(Health.State.UNKNOWN);
    }

    public HealthIcon(Health.State state) {
        this();
        show(state);
    }

    /** Turns into the shape of that state. */
    public void show(Health.State state) {
        String next = styleClass(state);
        if (next.equals(shade)) {
            return;
        }
        getStyleClass().remove(shade);
        getStyleClass().add(next);
        shade = next;
        setIconLiteral(literal(state));
    }

    /** Returns the class that colours texts and icons of that state. */
    public static String styleClass(Health.State state) {
        return switch (state) {
            case OK -> "health-ok";
            case WARN -> "health-warn";
            case BAD -> "health-bad";
            case PROGRESS -> "health-progress";
            case WAITING -> "health-waiting";
            case PAUSED -> "health-paused";
            case DONE -> "health-done";
            case UNKNOWN -> "health-unknown";
        };
    }

    /** Returns the literal of that state's silhouette. */
    public static String literal(Health.State state) {
        return switch (state) {
            case OK -> "mdi2c-check-circle-outline";
            case WARN -> "mdi2a-alert-outline";
            case BAD -> "mdi2a-alert-octagon";
            case PROGRESS -> "mdi2c-circle-half-full";
            case WAITING -> "mdi2t-timer-sand";
            case PAUSED -> "mdi2p-pause-circle-outline";
            case DONE -> "mdi2c-check";
            case UNKNOWN -> "mdi2h-help-rhombus-outline";
        };
    }
}
