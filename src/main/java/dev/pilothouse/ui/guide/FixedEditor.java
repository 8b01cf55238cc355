package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** A value that cannot be changed. */
final class FixedEditor extends Editor {

    private final Label label = new Label();

    FixedEditor() {
        label.setWrapText(true);
        label.getStyleClass().add("code-field");
    }

    @Override
    Node node() {
        return label;
    }

    @Override
    void show(Field field, Form form) {
        String value = field.text(form.sheet());
        label.setText(value.isEmpty() ? field.fallback() : value);
    }
}
