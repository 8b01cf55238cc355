package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;

/** On or off. What it says stands beside the box. */
final class SwitchEditor extends Editor {

    private final FormContext context;
    private final CheckBox box = new CheckBox();
    private Field field;

    SwitchEditor(Field field, FormContext context) {
        this.context = context;
        this.field = field;
        box.setOnAction(event -> context.edit().accept(sheet -> this.field.typed(sheet, Boolean.toString(box.isSelected()))));
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    boolean labelled() {
        return true;
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        String value = now.text(form.sheet());
        box.setText(context.say(now.key(), now.args().toArray()));
        box.setSelected(Boolean.parseBoolean(value.isEmpty() ? now.fallback() : value));
    }
}
