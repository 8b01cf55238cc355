package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/** What is shown beside the workloads: the layers that are asked for most as switches, and all of them in a menu. */
final class LayerSwitches extends HBox {

    private static final List<Layer> BESIDE = List.of(Layer.TRAFFIC, Layer.CONFIGURATION, Layer.OWNERS, Layer.POLICY);

    private final Language language;
    private final Consumer<Set<Layer>> choose;
    private final Runnable left;
    private final Map<Layer, ToggleButton> buttons = new EnumMap<>(Layer.class);
    private final HBox segments = new HBox();
    private final MenuButton menu = new MenuButton();
    private Set<Layer> chosen = Set.of();

    /** @param left told when the mouse or the menu has done its work here, so that the keys may go back to the map */
    LayerSwitches(Language language, Consumer<Set<Layer>> choose, Runnable left) {
        this.language = language;
        this.choose = choose;
        this.left = left;
        segments.addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> left.run());
        segments.getStyleClass().add("segmented");
        segments.setMaxHeight(USE_PREF_SIZE);
        for (Layer layer : BESIDE) {
            ToggleButton button = new ToggleButton();
            button.getStyleClass().setAll("toggle-button", "segment");
            button.textProperty().bind(language.text(key(layer)));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> turn(layer));
            buttons.put(layer, button);
            segments.getChildren().add(button);
        }
        segments.getChildren().getFirst().getStyleClass().add("first");
        segments.getChildren().getLast().getStyleClass().add("last");
        menu.textProperty().bind(language.text("topology.layer.more"));
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setOnShowing(_ -> menu.getItems().setAll(List.of(Layer.values()).stream().map(this::item).toList()));
        menu.getItems().add(new CheckMenuItem(""));
        getStyleClass().add("layer-switches");
        getChildren().addAll(segments, menu);
    }

    static String key(Layer layer) {
        return "topology.layer." + layer.name().toLowerCase(Locale.ROOT);
    }

    /** Where there is no room for the switches, the menu has all of them. */
    void narrow(boolean on) {
        segments.setVisible(!on);
        segments.setManaged(!on);
    }

    void show(Lens lens) {
        chosen = lens.layers();
        buttons.forEach((layer, button) -> {
            button.setSelected(chosen.contains(layer));
            button.setGraphic(chosen.contains(layer) ? Icon.of(Icons.CHECK, 14) : null);
        });
    }

    private CheckMenuItem item(Layer layer) {
        CheckMenuItem item = new CheckMenuItem(language.words().say(key(layer)));
        item.setSelected(chosen.contains(layer));
        item.setOnAction(_ -> {
            turn(layer);
            left.run();
        });
        return item;
    }

    private void turn(Layer layer) {
        Set<Layer> next = chosen.isEmpty() ? EnumSet.noneOf(Layer.class) : EnumSet.copyOf(chosen);
        if (!next.remove(layer)) {
            next.add(layer);
        }
        choose.accept(next);
    }
}
