package dev.pilothouse.ui.log;

import dev.pilothouse.log.Level;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How many lines are of which level, as switches that combine with the filter. */
final class LevelFacets extends HBox {

    private final Language language;
    private final ObjectProperty<Set<Level>> chosen;
    private final ToggleButton all = new ToggleButton();
    private final Map<Level, ToggleButton> buttons = new EnumMap<>(Level.class);

    LevelFacets(Language language, ObjectProperty<Set<Level>> chosen) {
        this.language = language;
        this.chosen = chosen;
        getStyleClass().addAll("segmented", "small", "log-levels");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
        all.getStyleClass().setAll("toggle-button", "segment", "first");
        all.setOnAction(_ -> choose(Set.of()));
        getChildren().add(all);
        for (Level level : Level.values()) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().setAll("toggle-button", "segment");
            switch (level) {
                case ERROR -> button.setGraphic(new HealthIcon(Health.State.BAD));
                case WARN -> button.setGraphic(new HealthIcon(Health.State.WARN));
                case INFO, FINE, OTHER -> {}
            }
            button.setTooltip(new Tooltip());
            button.setOnAction(_ -> toggle(level));
            buttons.put(level, button);
            getChildren().add(button);
        }
        List.copyOf(buttons.values()).getLast().getStyleClass().add("last");
        chosen.subscribe(_ -> select());
    }

    /** Shows these counts; the button of a level keeps its place, whatever comes. */
    void show(LevelCounts counts) {
        all.setText(language.words().say("log-view.level.all"));
        buttons.forEach((level, button) -> {
            String name = language.words().say(key(level));
            boolean shape = button.getGraphic() != null;
            button.setText(language.words().say(shape ? "log-view.level.count" : "log-view.level.named", counts.of(level), name));
            String whole = language.words().say("log-view.level.lines", name, counts.of(level));
            button.setAccessibleText(whole);
            button.getTooltip().setText(whole);
        });
        select();
    }

    /** Returns the key of a level's word. */
    static String key(Level level) {
        return switch (level) {
            case ERROR -> "log-view.level.error";
            case WARN -> "log-view.level.warn";
            case INFO -> "log-view.level.info";
            case FINE -> "log-view.level.fine";
            case OTHER -> "log-view.level.other";
        };
    }

    private void select() {
        all.setSelected(chosen.get().isEmpty());
        buttons.forEach((level, button) -> button.setSelected(chosen.get().contains(level)));
    }

    private void toggle(Level level) {
        List<Level> next = new ArrayList<>(chosen.get());
        if (!next.remove(level)) {
            next.add(level);
        }
        choose(next.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(next)));
    }

    private void choose(Set<Level> levels) {
        chosen.set(levels);
        select();
    }
}
