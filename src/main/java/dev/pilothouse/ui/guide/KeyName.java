package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** The name of a key, or the field in which it gets another. What is typed is taken over when the field is left; what cannot be stays in it. */
final class KeyName extends VBox {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final KeyTools tools;
    private final String key;
    private final Label name;
    private final TextField field = new TextField();
    private final Label wrong = new Label();

    KeyName(KeyTools tools, String key) {
        this.tools = tools;
        this.key = key;
        name = new Label(key);
        name.getStyleClass().add("key-name");
        name.setWrapText(true);
        field.getStyleClass().add("code-field");
        field.accessibleTextProperty().bind(tools.language().text("guide.keys.key-name"));
        field.setOnAction(_ -> take());
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused && getChildren().contains(field)) {
                take();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                getChildren().setAll(name);
                event.consume();
            }
        });
        field.textProperty().subscribe(_ -> refuse(Optional.empty()));
        wrong.getStyleClass().addAll("small-text", "guide-trouble");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        getChildren().add(name);
    }

    void ask() {
        field.setText(key);
        getChildren().setAll(field, wrong);
        field.requestFocus();
        field.selectAll();
    }

    private void take() {
        Optional<Effect> refusal = tools.model().rename(key, field.getText().strip());
        refuse(refusal);
        if (refusal.isEmpty()) {
            getChildren().setAll(name);
        }
    }

    private void refuse(Optional<Effect> refusal) {
        field.pseudoClassStateChanged(ERROR, refusal.isPresent());
        wrong.setText(refusal.map(effect -> tools.say(effect.key(), effect.args().toArray())).orElse(""));
    }
}
