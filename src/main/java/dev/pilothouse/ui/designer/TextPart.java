package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;

/** A text: the blueprint follows at every letter, and the field says what came of it once it is left. */
final class TextPart implements FormPart {

    private final TextInputControl control;
    private final FormContext context;
    private final Lens<String> lens;
    private List<Object> field = List.of();
    private Function<Blueprint, String> fallback = _ -> "";
    private Blueprint shown = Blueprint.of("");
    private boolean showing;

    private TextPart(TextInputControl control, FormContext context, String nameKey, Lens<String> lens) {
        this.control = control;
        this.context = context;
        this.lens = lens;
        control.accessibleTextProperty().bind(context.language().text(nameKey));
        control.textProperty().subscribe((_, text) -> {
            if (!showing) {
                context.put(lens, text.strip());
            }
        });
        control.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                show(shown);
            }
        });
    }

    /** One line. */
    static TextPart line(FormContext context, String nameKey, Lens<String> lens) {
        return new TextPart(new TextField(), context, nameKey, lens);
    }

    /** One line in the letters of code. */
    static TextPart code(FormContext context, String nameKey, Lens<String> lens) {
        TextPart part = line(context, nameKey, lens);
        part.control.getStyleClass().add("code-field");
        return part;
    }

    /** A whole number without a sign of so many digits at most; nothing else can be typed. Nothing stands for 0. */
    static TextPart number(FormContext context, String nameKey, int digits, Lens<Integer> lens) {
        TextPart part = code(context, nameKey, new Lens<>(
                blueprint -> lens.read().apply(blueprint) > 0 ? Integer.toString(lens.read().apply(blueprint)) : "",
                (blueprint, text) -> lens.write().apply(blueprint, text.isEmpty() ? 0 : Integer.parseInt(text))));
        part.control.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0," + digits + "}") ? change : null));
        return part;
    }

    /** Several lines in the letters of code. */
    static TextPart area(FormContext context, String nameKey, int lines, Lens<String> lens) {
        TextArea area = new TextArea();
        area.setPrefRowCount(lines);
        area.getStyleClass().add("code-field");
        return new TextPart(area, context, nameKey, lens);
    }

    /** Says what holds while nothing is typed. */
    TextPart fallback(Function<Blueprint, String> text) {
        fallback = text;
        return this;
    }

    /** Says which field of the text it is, so that it can be marked when that is wrong. */
    TextPart at(Object... path) {
        field = List.of(path);
        return this;
    }

    @Override
    public TextInputControl node() {
        return control;
    }

    @Override
    public void show(Blueprint blueprint) {
        shown = blueprint;
        showing = true;
        FormContext.show(control, lens.read().apply(blueprint));
        control.setPromptText(fallback.apply(blueprint));
        context.mark(control, field);
        showing = false;
    }
}
