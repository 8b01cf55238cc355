package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Texts by key, one line each, with an empty line for one more. A key is taken over when its field is left, since half a key is another
 * key; a value while it is typed.
 */
final class PairsEditor extends Editor {

    private final FormContext context;
    private final VBox lines = new VBox();
    private final List<Line> shown = new ArrayList<>();
    private Field field;

    PairsEditor(Field field, FormContext context) {
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
        return shown.isEmpty() ? lines : shown.getLast().key;
    }

    @Override
    boolean remarks() {
        return true;
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        Map<String, String> pairs = form.sheet().tree(now.spot()).texts();
        List<String> keys = List.copyOf(pairs.keySet());
        if (shown.size() != keys.size() + 1) {
            while (shown.size() > keys.size() + 1) {
                shown.remove(shown.size() - 2);
            }
            while (shown.size() < keys.size() + 1) {
                shown.add(new Line());
            }
            lines.getChildren().setAll(shown.stream().map(line -> line.box).toList());
        }
        for (int i = 0; i < keys.size(); i++) {
            shown.get(i).show(keys.get(i), pairs.getOrDefault(keys.get(i), ""), form);
        }
        shown.getLast().showEmpty();
    }

    /** One key with its value; the last line has none yet. */
    private final class Line {

        private final TextField key = new TextField();
        private final TextField value = new TextField();
        private final RemarkLines remarks = new RemarkLines(context);
        private final HBox row = new HBox(
                key, value, Buttons.icon(Icons.CLOSE, context.language().text("guide.form.remove"), this::remove));
        private final VBox box = new VBox(row, remarks);
        private String name = "";
        private boolean showing;
        private boolean refused;

        Line() {
            row.getStyleClass().add("guide-line");
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(key, Priority.ALWAYS);
            HBox.setHgrow(value, Priority.ALWAYS);
            key.setPromptText(context.say("guide.form.key"));
            value.setPromptText(context.say("guide.form.value"));
            key.getStyleClass().add("code-field");
            value.getStyleClass().add("code-field");
            key.focusedProperty().subscribe((_, focused) -> {
                if (!focused) {
                    rename();
                }
            });
            key.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                    rename();
                    value.requestFocus();
                    event.consume();
                }
            });
            value.textProperty().subscribe((_, text) -> {
                if (!showing && !name.isEmpty()) {
                    Spot spot = field.spot().then(name);
                    context.edit().accept(sheet -> sheet.with(spot, text));
                }
            });
        }

        void show(String now, String text, Form form) {
            showing = true;
            refused = refused && name.equals(now);
            if (!refused && (!name.equals(now) || !key.isFocused())) {
                key.setText(now);
            }
            name = now;
            if (!value.getText().equals(text)) {
                value.setText(text);
            }
            row.getChildren().getLast().setVisible(true);
            List<Remark> found = form.remarks().stream().filter(remark -> remark.spot().filter(field.spot().then(now)::equals).isPresent()).toList();
            remarks.show(found);
            wrong(key, found.stream().anyMatch(Remark::blocks));
            if (refused) {
                refuse(key.getText().strip());
            }
            showing = false;
        }

        void showEmpty() {
            showing = true;
            if (!name.isEmpty()) {
                key.clear();
                value.clear();
            }
            refused = refused && name.isEmpty();
            name = "";
            remarks.show(List.of());
            row.getChildren().getLast().setVisible(false);
            wrong(key, false);
            if (refused) {
                refuse(key.getText().strip());
            }
            showing = false;
        }

        private void rename() {
            String typed = key.getText().strip();
            String before = name;
            refused = !typed.equals(before) && shown.stream().anyMatch(line -> line.name.equals(typed) && !typed.isEmpty());
            if (refused) {
                refuse(typed);
            }
            if (refused || typed.equals(before) || typed.isEmpty()) {
                return;
            }
            Spot spot = field.spot().then(typed);
            String text = value.getText();
            context.edit().accept(sheet -> before.isEmpty() ? sheet.with(spot, text) : sheet.with(spot, text).without(field.spot().then(before)));
        }

        private void refuse(String typed) {
            wrong(key, true);
            remarks.show(List.of(Remark.of(Effect.error("guide.there", typed))));
        }

        private void remove() {
            Spot spot = field.spot().then(name);
            context.edit().accept(sheet -> sheet.without(spot));
        }
    }
}
