package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How many rows are in which state, as switches that combine with the filter. Only states that need a look and have a row are there. */
public final class Facets extends HBox {

    private static final List<Health.State> STATES =
            List.of(Health.State.BAD, Health.State.PROGRESS, Health.State.WARN, Health.State.WAITING, Health.State.UNKNOWN);

    private final Language language;
    private final ObjectProperty<Set<Health.State>> chosen;
    private final ToggleButton all = new ToggleButton();

    public Facets(Language language, ObjectProperty<Set<Health.State>> chosen) {
        this.language = language;
        this.chosen = chosen;
        getStyleClass().addAll("segmented", "facets");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        all.getStyleClass().setAll("toggle-button", "segment");
        all.setOnAction(event -> choose(Set.of()));
    }

    /** Shows these counts; a chosen state stays even when its last row went. */
    public void show(Tally tally) {
        all.setText(language.words().say("kit.facet.all", tally.matching()));
        all.setSelected(chosen.get().isEmpty());
        List<ToggleButton> buttons = new ArrayList<>(List.of(all));
        for (Health.State state : STATES) {
            if (tally.of(state) > 0 || chosen.get().contains(state)) {
                buttons.add(button(state, tally.of(state)));
            }
        }
        for (ToggleButton button : buttons) {
            button.getStyleClass().removeAll("first", "last");
        }
        buttons.getFirst().getStyleClass().add("first");
        buttons.getLast().getStyleClass().add("last");
        getChildren().setAll(buttons);
    }

    private ToggleButton button(Health.State state, int count) {
        ToggleButton button = new ToggleButton(language.words().say("kit.facet.count", count), new HealthIcon(state));
        button.getStyleClass().setAll("toggle-button", "segment");
        String name = language.words().say("kit.facet.state", name(state), count);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.setSelected(chosen.get().contains(state));
        button.setOnAction(event -> {
            Set<Health.State> next = new TreeSet<>(chosen.get());
            if (!next.remove(state)) {
                next.add(state);
            }
            choose(Set.copyOf(next));
        });
        return button;
    }

    private String name(Health.State state) {
        return language.words()
                .say(
                        switch (state) {
                            case BAD -> "kit.health.bad";
                            case PROGRESS -> "kit.health.progress";
                            case WARN -> "kit.health.warn";
                            case WAITING -> "kit.health.waiting";
                            default -> "kit.health.unknown";
                        });
    }

    private void choose(Set<Health.State> states) {
        chosen.set(states);
    }
}
