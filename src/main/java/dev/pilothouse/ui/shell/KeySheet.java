package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** All keys that hold now, made from the list of commands. */
final class KeySheet extends VBox {

    private final Language language;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);

    KeySheet(Language language, Runnable close) {
        this.language = language;
        getStyleClass().addAll("popover", "key-sheet");
        Anchor.at(Anchor.KEYS, this);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label();
        title.textProperty().bind(language.text("shell.command.keys"));
        title.getStyleClass().add("title-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(title, stretch, Buttons.icon(Icons.CLOSE, language.text("kit.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("key-sheet-content");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    /** Shows these commands. */
    void opened(List<Command> commands, boolean mac) {
        Map<Scope, List<Node>> scopes = new LinkedHashMap<>();
        boolean railDone = false;
        for (Command command : commands) {
            boolean rail = command.titleKey().equals("shell.command.rail-cluster");
            if (command.shortcut().isEmpty() || (rail && railDone)) {
                continue;
            }
            List<String> caps = new ArrayList<>(Shortcut.parse(command.shortcut()).caps(mac));
            if (rail) {
                caps.add("…");
                caps.addAll(Shortcut.parse("Shortcut+" + CommandList.RAIL_KEYS).caps(mac));
                railDone = true;
            }
            scopes.computeIfAbsent(command.scope(), scope -> new ArrayList<>()).add(line(command, caps));
        }
        content.getChildren().clear();
        scopes.forEach((scope, lines) -> {
            Label heading = new Label(language.words().say(scopeKey(scope)));
            heading.getStyleClass().addAll("caption-text", "bold-text", "subtle-text", "key-sheet-heading");
            TilePane tiles = new TilePane();
            tiles.getStyleClass().add("key-sheet-tiles");
            tiles.setPrefColumns(2);
            tiles.getChildren().addAll(lines);
            content.getChildren().addAll(heading, tiles);
        });
        scroll.requestFocus();
    }

    private Node line(Command command, List<String> caps) {
        Label title = new Label(language.words().say(command.titleKey()));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(title);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("key-sheet-line");
        for (String cap : caps) {
            Label label = new Label(cap);
            if (!cap.equals("…")) {
                label.getStyleClass().add("key-cap");
            }
            label.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(label);
        }
        return line;
    }

    private static String scopeKey(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> "shell.keys.anywhere";
            case LIST -> "shell.keys.list";
            case REVIEW -> "shell.keys.review";
            case TEXT -> "shell.keys.text";
            case LOGS -> "shell.keys.logs";
        };
    }
}
