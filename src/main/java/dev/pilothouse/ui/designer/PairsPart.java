package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keys with their values. A key is taken over when it is left or Enter is pressed, a value at every letter. */
final class PairsPart implements FormPart {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** The pairs in the blueprint. */
    interface Pairs {

        Map<String, String> read(Blueprint blueprint);

        Blueprint put(Blueprint blueprint, String key, String value);

        default Blueprint rename(Blueprint blueprint, String key, String newKey) {
            return put(remove(blueprint, key), newKey, read(blueprint).getOrDefault(key, ""));
        }

        Blueprint remove(Blueprint blueprint, String key);
    }

    private final FormContext context;
    private final Pairs pairs;
    private final String removeKey;
    private final String usualValue;
    private final VBox lines = new VBox();
    private final List<Line> shown = new ArrayList<>();
    private final VBox box;

    /**
     * @param usualValue what a new pair has as its value
     */
    PairsPart(FormContext context, Pairs pairs, String usualValue, String addKey, String removeKey) {
        this.context = context;
        this.pairs = pairs;
        this.usualValue = usualValue;
        this.removeKey = removeKey;
        Hyperlink add = Buttons.link(context.language().text(addKey), this::add);
        add.setGraphic(Icon.of(Icons.ADD, 14));
        add.getStyleClass().addAll("small-text", "designer-add");
        lines.getStyleClass().add("designer-items");
        box = new VBox(lines, add);
        box.getStyleClass().add("designer-part");
    }

    @Override
    public Node node() {
        return box;
    }

    private void add() {
        Line line = shown.stream().filter(open -> open.name.isEmpty()).findFirst().orElseGet(() -> append(usualValue));
        Focus.on(line.key);
    }

    private Line append(String value) {
        Line line = new Line();
        line.value.setText(value);
        shown.add(line);
        lines.getChildren().add(line.row);
        lines.setManaged(true);
        return line;
    }

    private void drop(Line line) {
        shown.remove(line);
        lines.getChildren().remove(line.row);
        lines.setManaged(!shown.isEmpty());
    }

    @Override
    public void show(Blueprint blueprint) {
        Map<String, String> now = pairs.read(blueprint);
        List<String> keys = List.copyOf(now.keySet());
        List<Line> written = shown.stream().filter(line -> !line.name.isEmpty()).toList();
        for (int i = keys.size(); i < written.size(); i++) {
            drop(written.get(i));
        }
        for (int i = 0; i < keys.size(); i++) {
            Line line = i < written.size() ? written.get(i) : insert(i);
            line.show(keys.get(i), now.getOrDefault(keys.get(i), ""));
        }
        lines.setManaged(!shown.isEmpty());
    }

    /** One that is not named yet stays below those that are. */
    private Line insert(int index) {
        Line line = new Line();
        shown.add(index, line);
        lines.getChildren().add(index, line.row);
        return line;
    }

    private final class Line {

        private final TextField key = new TextField();
        private final TextField value = new TextField();
        private final HBox row = new HBox(key, value, Buttons.small(Buttons.icon(Icons.CLOSE, context.language().text(removeKey), this::remove)));
        private String name = "";
        private boolean showing;

        Line() {
            row.getStyleClass().add("designer-line");
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(key, Priority.ALWAYS);
            HBox.setHgrow(value, Priority.ALWAYS);
            key.getStyleClass().add("code-field");
            value.getStyleClass().add("code-field");
            key.promptTextProperty().bind(context.language().text("designer.pairs.key"));
            value.promptTextProperty().bind(context.language().text("designer.pairs.value"));
            key.accessibleTextProperty().bind(context.language().text("designer.pairs.key"));
            value.accessibleTextProperty().bind(context.language().text("designer.pairs.value"));
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
                    String named = name;
                    context.edit().accept(blueprint -> pairs.put(blueprint, named, text.strip()));
                }
            });
        }

        void show(String now, String text) {
            showing = true;
            if (!name.equals(now) || !key.isFocused()) {
                FormContext.show(key, now);
                key.pseudoClassStateChanged(ERROR, false);
            }
            name = now;
            FormContext.show(value, text);
            showing = false;
        }

        /** A key that is there already is not taken over: two of one name would become one. */
        private void rename() {
            String typed = key.getText().strip();
            String before = name;
            boolean taken = !typed.equals(before) && shown.stream().anyMatch(line -> line.name.equals(typed) && !typed.isEmpty());
            key.pseudoClassStateChanged(ERROR, taken);
            if (taken || typed.equals(before) || typed.isEmpty()) {
                return;
            }
            String text = value.getText().strip();
            if (before.isEmpty()) {
                drop(this);
                Focus.on(value); // of the line that comes in its place
                context.edit().accept(blueprint -> pairs.put(blueprint, typed, text));
            } else {
                context.edit().accept(blueprint -> pairs.rename(blueprint, before, typed));
            }
        }

        private void remove() {
            String named = name;
            if (named.isEmpty()) {
                drop(this);
            } else {
                context.edit().accept(blueprint -> pairs.remove(blueprint, named));
            }
        }
    }
}
