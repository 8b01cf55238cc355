package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import javafx.scene.control.TextInputControl;

/** Keeps a control and a field of text alike: what is typed goes to the sheet at once, and what the sheet holds is shown. */
final class TypedText {

    private final TextInputControl control;
    private Field field;
    private boolean showing;

    TypedText(TextInputControl control, Field first, FormContext context) {
        this.control = control;
        field = first;
        control.textProperty().subscribe((_, now) -> {
            if (!showing) {
                context.edit().accept(sheet -> field.typed(sheet, now));
            }
        });
    }

    void show(Field now, Form form) {
        field = now;
        String value = now.text(form.sheet());
        control.setPromptText(now.fallback());
        if (!control.getText().equals(value) && !(control.isFocused() && control.getText().strip().equals(value))) {
            showing = true;
            int caret = control.getCaretPosition();
            control.setText(value);
            control.positionCaret(Math.min(caret, value.length()));
            showing = false;
        }
        Editor.wrong(control, form.on(now).stream().anyMatch(Remark::blocks));
    }
}
