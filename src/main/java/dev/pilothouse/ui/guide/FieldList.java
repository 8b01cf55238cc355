package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Spot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** Fields below each other. What stays the same field keeps its controls, and with them focus and caret. */
final class FieldList extends VBox {

    private final FormContext context;
    private final Map<String, FieldView> views = new HashMap<>();

    FieldList(FormContext context) {
        this.context = context;
        getStyleClass().add("guide-fields");
    }

    void show(List<Field> fields, Form form) {
        Map<String, FieldView> now = new HashMap<>();
        List<FieldView> order = fields.stream().map(field -> now.computeIfAbsent(shape(field), shape -> {
            FieldView known = views.get(shape);
            return known == null ? new FieldView(field, context) : known;
        })).toList();
        views.clear();
        views.putAll(now);
        if (!getChildren().equals(order)) {
            getChildren().setAll(order);
        }
        for (int i = 0; i < fields.size(); i++) {
            order.get(i).show(fields.get(i), form);
        }
    }

    /** Fields of one shape can be shown by the same controls. */
    private static String shape(Field field) {
        return field.id() + " " + field.input().getClass().getSimpleName();
    }

    /** Leaves label and help of a field to the section that is about it alone. */
    void leaveWordsTo(String sectionKey) {
        views.values().forEach(view -> view.leaveWordsTo(sectionKey));
    }

    /** Lights the field up that stands at the spot, if any, and takes the light from the others. */
    void light(Optional<Spot> spot) {
        views.values().forEach(view -> view.lookedAt(spot.filter(view.field().spot()::holds).isPresent()));
    }

    void focusFirst() {
        if (!getChildren().isEmpty()) {
            ((FieldView) getChildren().getFirst()).focus();
        }
    }
}
