package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keys with their values. A key is taken over when it is left or Enter is pressed, a value at every letter. */
final class PairsPart implements FormPart {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private static final double USUAL_CHOICE = 84;

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
    private final List<String> values;
    private final VBox lines = new VBox();
    private final List<Line> shown = new ArrayList<>();
    private final VBox box;

    /**
     * @param values what the value of a pair can be, the usual one first; empty for any text
     */
    PairsPart(FormContext context, Pairs pairs, List<String> values, String addKey, String removeKey) {
        this.context = context;
        this.pairs = pairs;
        this.values = List.copyOf(values);
        this.removeKey = removeKey;
        lines.getStyleClass().add("designer-items");
        box = new VBox(lines, context.adder(addKey, this::add));
        box.getStyleClass().add("designer-part");
    }

    @Override
    public Node node() {
        return box;
    }

    /** One without a key yet is not in the blueprint, and stands below those that are. */
    private void add() {
        if (shown.isEmpty() || !shown.getLast().name.isEmpty()) {
            insert(shown.size()).value.setText(values.isEmpty() ? "" : values.getFirst());
        }
        Focus.on(shown.getLast().key);
    }

    private Line insert(int index) {
        Line line = new Line();
        shown.add(index, line);
        lines.getChildren().add(index, line.row);
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

    private final class Line {

        private final TextField key = field("designer.pairs.key");
        private final TextField value = field("designer.pairs.value");
        private final HBox row = new HBox(key, valueNode(), Buttons.small(Buttons.icon(Icons.CLOSE, context.language().text(removeKey), this::remove)));
        private String name = "";
        private String text = "";
        private boolean showing;

        Line() {
            row.getStyleClass().add("designer-line");
            row.setAlignment(Pos.CENTER_LEFT);
            key.focusedProperty().subscribe((_, focused) -> {
                if (!focused) {
                    rename();
                }
            });
            key.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                    row.getChildren().get(1).requestFocus();
                    event.consume();
                }
            });
            value.focusedProperty().subscribe((_, focused) -> {
                if (!focused && !name.isEmpty()) {
                    show(name, text);
                }
            });
            value.textProperty().subscribe((_, typed) -> {
                if (!showing && !name.isEmpty()) {
                    String named = name;
                    context.edit().accept(blueprint -> pairs.put(blueprint, named, typed.strip()));
                }
            });
        }

        private TextField field(String key) {
            TextField field = new TextField();
            field.getStyleClass().add("code-field");
            field.promptTextProperty().bind(context.language().text(key));
            field.accessibleTextProperty().bind(context.language().text(key));
            field.setMinWidth(0);
            HBox.setHgrow(field, Priority.ALWAYS);
            return field;
        }

        private Node valueNode() {
            if (values.isEmpty()) {
                return value;
            }
            ComboBox<String> box = new ComboBox<>();
            box.getItems().setAll(values);
            box.setMinWidth(USUAL_CHOICE);
            box.accessibleTextProperty().bind(context.language().text("designer.pairs.value"));
            box.valueProperty().bindBidirectional(value.textProperty());
            return box;
        }

        void show(String now, String nowText) {
            showing = true;
            boolean refused = key.getPseudoClassStates().contains(ERROR) && name.equals(now);
            if (!refused) {
                FormContext.show(key, now);
            }
            FormContext.show(value, nowText);
            name = now;
            text = nowText;
            showing = false;
        }

        /** A key that is there already is not taken over: two of one name would become one. */
        private void rename() {
            String typed = key.getText().strip();
            String before = name;
            boolean taken = !typed.equals(before) && shown.stream().anyMatch(line -> line.name.equals(typed) && !typed.isEmpty());
            key.pseudoClassStateChanged(ERROR, taken);
            if (taken || typed.equals(before)) {
                return;
            }
            if (typed.isEmpty()) {
                key.setText(before);
                return;
            }
            name = typed;
            String wanted = value.getText().strip();
            context.edit().accept(blueprint -> before.isEmpty() ? pairs.put(blueprint, typed, wanted) : pairs.rename(blueprint, before, typed));
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
