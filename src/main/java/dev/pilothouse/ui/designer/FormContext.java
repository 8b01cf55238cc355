package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Language;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

/**
 * What every part of the form needs.
 *
 * @param edit changes the blueprint
 */
record FormContext(Language language, Consumer<UnaryOperator<Blueprint>> edit) {

    /** Changes one value. */
    <T> void put(Lens<T> lens, T value) {
        edit.accept(blueprint -> lens.read().apply(blueprint).equals(value) ? blueprint : lens.write().apply(blueprint, value));
    }

    /** Returns a label that follows the language. */
    Label label(String key, String... styleClasses) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /** Shows a text unless it is there already, and leaves the caret where it is. */
    static void show(TextInputControl control, String text) {
        if (!control.getText().equals(text) && !(control.isFocused() && control.getText().strip().equals(text.strip()))) {
            int caret = control.getCaretPosition();
            control.setText(text);
            control.positionCaret(Math.min(caret, text.length()));
        }
    }
}
