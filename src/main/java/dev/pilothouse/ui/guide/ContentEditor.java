package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/** Text of several lines. */
final class ContentEditor extends Editor {

    private static final int ROWS = 8;

    private final TextArea text = new TextArea();
    private final TypedText typed;

    ContentEditor(Field field, FormContext context) {
        text.setPrefRowCount(ROWS);
        text.getStyleClass().add("code-field");
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
