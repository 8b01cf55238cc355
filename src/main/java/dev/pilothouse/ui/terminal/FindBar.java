package dev.pilothouse.ui.terminal;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.terminal.Screen.Cell;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The field in which one types what to find in a terminal: the newest place first, then upwards. */
final class FindBar extends HBox {

    private final TerminalViewModel model;
    private final ScreenPane pane;
    private final Language language;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private List<Cell> found = List.of();
    private int chosen;

    FindBar(TerminalViewModel model, ScreenPane pane, Language language) {
        this.model = model;
        this.pane = pane;
        this.language = language;
        getStyleClass().add("terminal-find");
        setId("terminal-find");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.promptTextProperty().bind(language.text("terminal.find.prompt"));
        field.accessibleTextProperty().bind(language.text("terminal.find.prompt"));
        field.textProperty().addListener((_, _, _) -> seek());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        count.getStyleClass().add("muted-text");
        getChildren().addAll(
                field,
                count,
                Buttons.small(Buttons.icon(Icons.PREVIOUS, language.text("terminal.find.earlier"), () -> step(-1))),
                Buttons.small(Buttons.icon(Icons.NEXT, language.text("terminal.find.later"), () -> step(1))),
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("terminal.find.close"), this::close)));
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        seek();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            step(event.isShiftDown() ? 1 : -1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private void seek() {
        found = model.screenProperty().get().find(field.getText());
        chosen = found.size() - 1;
        pane.found(found, field.getText().length());
        showChosen();
    }

    private void step(int by) {
        if (!found.isEmpty()) {
            chosen = Math.floorMod(chosen + by, found.size());
            showChosen();
        }
    }

    private void showChosen() {
        count.setText(field.getText().isEmpty()
                ? ""
                : found.isEmpty() ? language.words().say("terminal.find.nothing") : language.words().say("terminal.find.count", chosen + 1, found.size()));
        if (!found.isEmpty()) {
            pane.show(found.get(chosen), field.getText().length());
        }
    }

    private void close() {
        setVisible(false);
        pane.found(List.of(), 0);
        pane.requestFocus();
    }
}
