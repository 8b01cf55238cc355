package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Hyperlink;
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

    /** Returns what adds one more to a list. */
    Hyperlink adder(String key, Runnable add) {
        Hyperlink link = Buttons.link(language.text(key), add);
        link.setGraphic(Icon.of(Icons.ADD, 14));
        link.getStyleClass().addAll("small-text", "designer-add");
        return link;
    }

    /** Shows a text; what is being typed is never rewritten. */
    static void show(TextInputControl control, String text) {
        if (!control.isFocused() && !control.getText().equals(text)) {
            control.setText(text);
        }
    }
}
