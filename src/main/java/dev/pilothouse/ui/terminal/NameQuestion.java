package dev.pilothouse.ui.terminal;

import dev.pilothouse.change.Guard;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for the name of a guarded cluster before the first terminal in it. */
final class NameQuestion extends VBox {

    private final TextField name = new TextField();

    NameQuestion(Guard guard, Language language, Consumer<String> typed) {
        getStyleClass().addAll("state", "terminal-guard");
        setAlignment(Pos.CENTER);
        Label sentence = new Label();
        sentence.textProperty().bind(language.text("terminal.guard", guard.context()));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("state-sentence");
        Label why = new Label();
        why.textProperty().bind(language.text("terminal.guard.why"));
        why.setWrapText(true);
        why.getStyleClass().add("muted-text");
        name.setId("terminal-name");
        name.setMaxWidth(320);
        name.setPromptText(guard.context());
        name.accessibleTextProperty().bind(language.text("terminal.guard", guard.context()));
        name.textProperty().addListener((_, _, text) -> typed.accept(text));
        getChildren().addAll(Icon.of(Icons.LOCKED, 32), sentence, why, name);
    }

    void focus() {
        name.requestFocus();
    }
}
