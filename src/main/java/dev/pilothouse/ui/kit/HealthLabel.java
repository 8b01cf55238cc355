package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import dev.pilothouse.words.Words;
import java.util.Map;
import javafx.scene.control.Label;

/** Health as shape, colour and word. */
public final class HealthLabel extends Label {

    /** Words of Kubernetes and of our kinds that have a translation; all others are field words and stay as they are. */
    private static final Map<String, String> TRANSLATED = Map.ofEntries(
            Map.entry("Running", "kit.state.running"),
            Map.entry("Ready", "kit.state.ready"),
            Map.entry("Available", "kit.state.available"),
            Map.entry("Active", "kit.state.active"),
            Map.entry("Bound", "kit.state.bound"),
            Map.entry("Starting", "kit.state.starting"),
            Map.entry("Progressing", "kit.state.rolling-out"),
            Map.entry("Rolling out", "kit.state.rolling-out"),
            Map.entry("Pending", "kit.state.pending"),
            Map.entry("Failed", "kit.state.failed"),
            Map.entry("Completed", "kit.state.completed"),
            Map.entry("Complete", "kit.state.completed"),
            Map.entry("Succeeded", "kit.state.completed"),
            Map.entry("Suspended", "kit.state.suspended"),
            Map.entry("Paused", "kit.state.paused"),
            Map.entry("None ready", "kit.state.none-ready"),
            Map.entry("No node wanted", "kit.state.no-node"),
            Map.entry("Not ready", "kit.state.not-ready"),
            Map.entry("Partly available", "kit.state.partly-available"),
            Map.entry("Scaled to 0", "kit.state.scaled-to-zero"),
            Map.entry("Scaling", "kit.state.scaling"),
            Map.entry("Scaling down", "kit.state.scaling-down"),
            Map.entry("Scheduling", "kit.state.scheduling"),
            Map.entry("Unavailable", "kit.state.unavailable"),
            Map.entry("Unknown", "kit.state.unknown"),
            Map.entry("Used up", "kit.state.used-up"),
            Map.entry("Terminating", "kit.state.terminating"),
            Map.entry("running", "kit.state.running"),
            Map.entry("paused", "kit.state.paused"),
            Map.entry("starting", "kit.state.starting"),
            Map.entry("healthy", "kit.state.healthy"),
            Map.entry("unhealthy", "kit.state.unhealthy"),
            Map.entry("restarting", "kit.state.restarting"),
            Map.entry("created", "kit.state.created"),
            Map.entry("removing", "kit.state.removing"),
            Map.entry("dead", "kit.state.dead"),
            Map.entry("in use", "kit.state.in-use"),
            Map.entry("unused", "kit.state.unused"),
            Map.entry("dangling", "kit.state.dangling"),
            Map.entry("built in", "kit.state.built-in"));

    private final HealthIcon icon = new HealthIcon();
    private String shade = "";

    public HealthLabel() {
        getStyleClass().add("health-label");
        setGraphic(icon);
    }

    /** Shows that health. */
    public void show(Health health, Words words) {
        icon.show(health.state());
        String next = HealthIcon.styleClass(health.state());
        if (!next.equals(shade)) {
            getStyleClass().remove(shade);
            getStyleClass().add(next);
            shade = next;
        }
        setText(word(health, words));
    }

    /** Returns the word for a health: the field's own, in the person's language where it has one. */
    public static String word(Health health, Words words) {
        if (!health.word().isEmpty()) {
            String key = TRANSLATED.get(health.word());
            return key == null ? health.word() : words.say(key);
        }
        return words.say(
                switch (health.state()) {
                    case OK -> "kit.health.ok";
                    case WARN -> "kit.health.warn";
                    case BAD -> "kit.health.bad";
                    case PROGRESS -> "kit.health.progress";
                    case WAITING -> "kit.health.waiting";
                    case PAUSED -> "kit.health.paused";
                    case DONE -> "kit.health.done";
                    case UNKNOWN -> "kit.health.unknown";
                });
    }
}
