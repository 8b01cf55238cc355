package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A list of texts, one line each, with an empty line for one more. */
final class TextsEditor extends Editor {

    private final FormContext context;
    private final VBox lines = new VBox();
    private final List<Line> shown = new ArrayList<>();
    private Field field;

    TextsEditor(Field field, FormContext context) {
        this.field = field;
        this.context = context;
        lines.getStyleClass().add("guide-lines");
    }

    @Override
    Node node() {
        return lines;
    }

    @Override
    Node target() {
        return shown.isEmpty() ? lines : shown.getLast().text;
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        List<String> texts = form.sheet().texts(now.spot());
        while (shown.size() > texts.size() + 1) {
            shown.removeLast();
        }
        while (shown.size() < texts.size() + 1) {
            shown.add(new Line(shown.size()));
        }
        if (lines.getChildren().size() != shown.size()) {
            lines.getChildren().setAll(shown.stream().map(line -> line.row).toList());
        }
        for (Line line : shown) {
            line.show(line.index < texts.size() ? texts.get(line.index) : "", line.index < texts.size(), form);
        }
    }

    private final class Line {

        private final int index;
        private final TextField text = new TextField();
        private final HBox row;
        private boolean showing;

        Line(int index) {
            this.index = index;
            row = new HBox(text, Buttons.icon(Icons.CLOSE, context.language().text("guide.form.remove"), this::remove));
            row.getStyleClass().add("guide-line");
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.getStyleClass().add("code-field");
            text.textProperty().subscribe((_, now) -> {
                if (!showing) {
                    context.edit().accept(sheet -> sheet.with(spot(), now));
                }
            });
        }

        private Spot spot() {
            return field.spot().then(index);
        }

        void show(String now, boolean there, Form form) {
            showing = true;
            if (!text.getText().equals(now)) {
                text.setText(now);
            }
            row.getChildren().getLast().setVisible(there);
            wrong(text, form.remarks().stream().anyMatch(remark -> remark.blocks() && remark.spot().filter(spot()::equals).isPresent()));
            showing = false;
        }

        private void remove() {
            context.edit().accept(sheet -> sheet.without(spot()));
        }
    }
}
