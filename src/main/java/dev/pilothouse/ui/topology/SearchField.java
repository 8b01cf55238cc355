package dev.pilothouse.ui.topology;

import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** Where a name is typed that shall be found on the map. */
final class SearchField extends StackPane {

    private final TextField field = new TextField();

    /**
     * @param step goes to the next of what was found, or the one before
     * @param away gives the focus to the map
     */
    SearchField(Language language, Consumer<String> find, IntConsumer step, Runnable away) {
        getStyleClass().add("map-search");
        field.setId("map-search");
        field.promptTextProperty().bind(language.text("topology.find"));
        field.accessibleTextProperty().bind(language.text("topology.find"));
        field.textProperty().subscribe(find);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean known = true;
            switch (event.getCode()) {
                case ENTER -> step.accept(event.isShiftDown() ? -1 : 1);
                case DOWN -> away.run();
                case ESCAPE -> {
                    field.clear();
                    away.run();
                }
                default -> known = false;
            }
            if (known) {
                event.consume();
            }
        });
        var icon = Icon.of(Icons.SEARCH);
        icon.setMouseTransparent(true);
        setAlignment(icon, Pos.CENTER_LEFT);
        Label key = new Label("/");
        key.getStyleClass().add("key-cap");
        key.setMouseTransparent(true);
        key.visibleProperty().bind(field.textProperty().isEmpty());
        setAlignment(key, Pos.CENTER_RIGHT);
        getChildren().addAll(field, icon, key);
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    String text() {
        return field.getText();
    }
}
