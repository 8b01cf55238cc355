package dev.pilothouse.ui.change;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Commands to read and to copy, and what they leave out. */
final class ScriptView extends VBox {

    private final TextArea text = new TextArea();

    ScriptView(Language language) {
        getStyleClass().add("script");
        text.setEditable(false);
        text.getStyleClass().addAll("code", "script-text");
        text.accessibleTextProperty().bind(language.text("change.kubectl"));
        VBox.setVgrow(text, Priority.ALWAYS);
        Label hint = new Label();
        hint.textProperty().bind(language.text("change.kubectl.hint"));
        hint.getStyleClass().addAll("caption-text", "muted-text");
        hint.setWrapText(true);
        hint.setMinWidth(0);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox line = new HBox(
                8,
                hint,
                Buttons.small(Buttons.with(
                        Icons.COPY,
                        Buttons.plain(
                                language.text("change.kubectl.copy"),
                                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.getText()))))));
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(text, line);
    }

    void show(String commands) {
        text.setText(commands);
        text.setPrefRowCount(Math.clamp(commands.lines().count() + 1, 4, 16));
    }
}
