package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** One line of text or a whole number. */
final class TextEditor extends Editor {

    private static final int DIGITS = 8;

    private final TypedText typed;
    private final TextField text = new TextField();

    TextEditor(Field field, FormContext context) {
        if (field.input() instanceof Input.Whole) {
            text.setPrefColumnCount(DIGITS);
            text.setMaxWidth(TextField.USE_PREF_SIZE);
        }
        typed = new TypedText(text, field, context);
    }

    @Override
    Node node() {
        return text;
    }

    @Override
    void show(Field field, Form form) {
        typed.show(field, form);
    }
}
