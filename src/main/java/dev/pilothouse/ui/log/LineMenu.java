package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/** What can be done with a line, as a menu. What is off stays, dimmed. */
final class LineMenu extends ContextMenu {

    private static final Set<String> AFTER_LINE =
            Set.of("logs.find", "logs.next", "logs.previous", "logs.filter", "logs.times", "logs.wrap", "logs.follow", "logs.save");

    private final Map<Command, MenuItem> items = new HashMap<>();

    LineMenu(List<Command> commands, Language language) {
        for (Command command : commands) {
            if (AFTER_LINE.contains(command.id())) {
                continue;
            }
            if (command.id().equals("logs.pod") || command.id().equals("logs.select-all")) {
                getItems().add(new SeparatorMenuItem());
            }
            MenuItem item = new MenuItem();
            item.textProperty().bind(language.text(command.titleKey()));
            item.setGraphic(Icon.of(command.icon()));
            item.setAccelerator(KeyCombination.valueOf(command.shortcut()));
            item.setOnAction(_ -> command.action().run());
            items.put(command, item);
            getItems().add(item);
        }
        setOnShowing(_ -> items.forEach((command, item) -> item.setDisable(command.availability().get() instanceof Availability.Off)));
    }
}
