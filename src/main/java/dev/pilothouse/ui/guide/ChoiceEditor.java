package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Input.Option;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.ui.kit.ChoiceWords;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** One of some values. A value that stands in the YAML and is none of them is shown as it is. */
final class ChoiceEditor extends Editor {

    private final ComboBox<Option> box = new ComboBox<>();
    private Field field;
    private boolean showing;
    private final FormContext context;
    private Object shownWords;

    ChoiceEditor(Field field, FormContext context) {
        this.field = field;
        this.context = context;
        shownWords = context.language().words();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ChoiceWords<>(option -> context.say(option.words())));
        box.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                context.edit().accept(sheet -> this.field.typed(sheet, now.value()));
            }
        });
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    void show(Field now, Form form) {
        field = now;
        String written = now.text(form.sheet());
        String value = written.isEmpty() ? now.fallback() : written;
        List<Option> options = new ArrayList<>(((Input.Choice) now.input()).options());
        if (!value.isEmpty() && options.stream().noneMatch(option -> option.value().equals(value))) {
            options.add(new Option(value, Section.plain(value)));
        }
        showing = true;
        Object words = context.language().words();
        if (words != shownWords) {
            shownWords = words; // the box asks for the words of its value only when that changes
            box.setValue(null);
            box.getItems().clear();
        }
        if (!box.getItems().equals(options)) {
            box.getItems().setAll(options);
        }
        box.setValue(options.stream().filter(option -> option.value().equals(value)).findFirst().orElse(null));
        showing = false;
    }
}
