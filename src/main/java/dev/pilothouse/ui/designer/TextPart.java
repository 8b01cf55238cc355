package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;

/** A text as it is typed. */
final class TextPart implements FormPart {

    private final TextInputControl control;
    private final Lens<String> lens;
    private boolean showing;

    private TextPart(TextInputControl control, FormContext context, String nameKey, Lens<String> lens) {
        this.control = control;
        this.lens = lens;
        control.accessibleTextProperty().bind(context.language().text(nameKey));
        control.textProperty().subscribe((_, text) -> {
            if (!showing) {
                context.put(lens, text.strip());
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

    /** A whole number without a sign of so many digits at most; nothing else can be typed. */
    static TextPart digits(FormContext context, String nameKey, int most, Lens<String> lens) {
        TextPart part = code(context, nameKey, lens);
        part.control.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0," + most + "}") ? change : null));
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
    TextPart fallback(String text) {
        control.setPromptText(text);
        return this;
    }

    @Override
    public TextInputControl node() {
        return control;
    }

    @Override
    public void show(Blueprint blueprint) {
        showing = true;
        FormContext.show(control, lens.read().apply(blueprint));
        showing = false;
    }
}
