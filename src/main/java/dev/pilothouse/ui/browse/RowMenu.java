package dev.pilothouse.ui.browse;

import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** The commands of a row as a menu. Commands that are off stay, dimmed, as they do everywhere. */
final class RowMenu extends ContextMenu {

    private final Map<Command, MenuItem> items = new HashMap<>();

    RowMenu(List<Command> commands, Language language) {
        Menu guides = new Menu();
        guides.textProperty().bind(language.text("browse.menu.edit"));
        guides.setGraphic(Icon.of(Icons.EDIT));
        for (Command command : commands) {
            if (command.id().equals("row.filter")) {
                continue;
            }
            if (command.id().equals("row.copy-rows")) {
                getItems().add(guides);
            }
            if (command.id().equals("row.copy-rows") || command.id().equals("row.delete")) {
                getItems().add(new SeparatorMenuItem());
            }
            MenuItem item = new MenuItem();
            item.textProperty().bind(language.text(command.titleKey()));
            item.setGraphic(Icon.of(command.icon()));
            if (!command.shortcut().isEmpty()) {
                item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
            }
            item.setOnAction(event -> command.action().run());
            items.put(command, item);
            (command.id().startsWith("row.guide.") ? guides.getItems() : getItems()).add(item);
        }
        guides.setVisible(!guides.getItems().isEmpty());
        setOnShowing(event -> items.forEach((command, item) -> item.setDisable(command.availability().get() instanceof Availability.Off)));
    }
}
