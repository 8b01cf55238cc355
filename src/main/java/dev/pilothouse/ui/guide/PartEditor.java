package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

/** Something that can be there or not: a box to tick, and its fields while it is. */
final class PartEditor extends Editor {

    private final FormContext context;
    private final CheckBox box = new CheckBox();
    private final FieldList fields;
    private final VBox all;
    private Field field;

    PartEditor(Field field, FormContext context) {
        this.field = field;
        this.context = context;
        fields = new FieldList(context);
        fields.getStyleClass().add("guide-part");
        all = new VBox(box, fields);
        all.getStyleClass().add("guide-groups");
        box.setOnAction(event -> context.edit().accept(box.isSelected() ? part(this.field).add() : part(this.field).remove()));
    }

    private static Input.Part part(Field field) {
        return (Input.Part) field.input();
    }

    @Override
    Node node() {
        return all;
    }

    @Override
    Node target() {
        return box;
    }

    @Override
    boolean labelled() {
        return true;
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        boolean present = part(now).present();
        box.setText(context.say(now.key(), now.args().toArray()));
        box.setSelected(present);
        fields.setVisible(present && !part(now).fields().isEmpty());
        fields.setManaged(fields.isVisible());
        fields.show(present ? part(now).fields() : List.of(), form);
    }
}
