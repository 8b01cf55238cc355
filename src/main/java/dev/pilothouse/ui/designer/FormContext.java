package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/**
 * What every part of the form needs.
 *
 * @param edit changes the blueprint
 * @param trouble says what is wrong with a field of the text; nothing when all is well
 */
record FormContext(Language language, Consumer<UnaryOperator<Blueprint>> edit, Function<List<Object>, String> trouble) {

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /** Changes one value. */
    <T> void put(Lens<T> lens, T value) {
        edit.accept(blueprint -> lens.read().apply(blueprint).equals(value) ? blueprint : lens.write().apply(blueprint, value));
    }

    /** Returns a label that follows the language. */
    Label label(String key, String... styleClasses) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /** Returns what adds one more to a list. */
    Hyperlink adder(String key, Runnable add) {
        Hyperlink link = Buttons.link(language.text(key), add);
        link.setGraphic(Icon.of(Icons.ADD, 14));
        link.getStyleClass().addAll("small-text", "designer-add");
        return link;
    }

    /** Returns the path of a field of what has that path. */
    static Object[] field(Object[] path, String name) {
        Object[] longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = name;
        return longer;
    }

    /** Marks a control whose field of the text is wrong, and says why when it is pointed at. */
    void mark(Control control, List<Object> field) {
        String words = field.isEmpty() ? "" : trouble.apply(field);
        control.pseudoClassStateChanged(ERROR, !words.isEmpty());
        control.setTooltip(words.isEmpty() ? null : new Tooltip(words));
        control.setAccessibleHelp(words);
    }

    /** Shows a text; what is being typed is never rewritten. */
    static void show(TextInputControl control, String text) {
        if (!control.isFocused() && !control.getText().equals(text)) {
            control.setText(text);
        }
    }
}
