package dev.pilothouse.ui.nodes;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.nodes.Packing.Box;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be supposed of a node, and what can be done with it. */
final class BoxActions {

    private final NodesViewModel model;
    private final Language language;
    private final Consumer<Place> go;

    BoxActions(NodesViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
    }

    /** @param box the one whose actions the button has when it is pressed */
    ActionButton button(ObservableValue<Box> box) {
        ContextMenu menu = new ContextMenu();
        ActionButton button = Buttons.icon(Icons.MORE, box.flatMap(shown -> language.text("nodes.menu", shown.node().name())), () -> {});
        button.getStyleClass().add("node-menu");
        button.setOnAction(_ -> {
            menu.getItems().setAll(items(box.getValue()));
            menu.show(button, Side.BOTTOM, 0, 0);
        });
        return button;
    }

    private List<MenuItem> items(Box box) {
        boolean cordoned = box.node().health().word().equals("SchedulingDisabled");
        return List.of(
                item("nodes.suppose.emptied", Icons.DRAIN, () -> model.empty(Optional.of(box.node()))),
                item("nodes.suppose.another", Icons.ADD, () -> model.addNode(Optional.of(box))),
                new SeparatorMenuItem(),
                item("nodes.open-node", Icons.EXPAND, () -> go.accept(new Place.Detail(box.node().ref()))),
                item(cordoned ? "nodes.uncordon" : "nodes.cordon", Icons.CORDON, () -> go.accept(new Place.Review(Drain.cordon(box.node().name(), !cordoned)))),
                item("nodes.drain", Icons.DRAIN, () -> go.accept(new Place.Drain(box.node().ref()))));
    }

    private MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(language.words().say(key), Icon.of(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
