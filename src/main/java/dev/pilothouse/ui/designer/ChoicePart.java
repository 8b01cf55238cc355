package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.ui.kit.ChoiceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;

/** One of some values; what stands in the text and is none of them is shown as it is. */
final class ChoicePart implements FormPart {

    private final ComboBox<String> box = new ComboBox<>();
    private final FormContext context;
    private final Lens<String> lens;
    private final Supplier<List<String>> values;
    private boolean showing;
    private Object shownWords = "";

    /**
     * @param words what a value is called
     */
    ChoicePart(FormContext context, String nameKey, Lens<String> lens, Supplier<List<String>> values, Function<String, String> words) {
        this.context = context;
        this.lens = lens;
        this.values = values;
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(context.language().text(nameKey));
        box.setConverter(new ChoiceWords<>(words));
        box.valueProperty().subscribe((_, value) -> {
            if (!showing && value != null) {
                context.put(lens, value);
            }
        });
    }

    @Override
    public ComboBox<String> node() {
        return box;
    }

    @Override
    public void show(Blueprint blueprint) {
        String value = lens.read().apply(blueprint);
        List<String> offered = new ArrayList<>(values.get());
        if (!offered.contains(value)) {
            offered.add(value);
        }
        showing = true;
        Object words = context.language().words();
        if (words != shownWords) {
            shownWords = words; // the box asks for the words of its value only when that changes
            box.setValue(null);
            box.getItems().clear();
        }
        if (!box.getItems().equals(offered)) {
            box.getItems().setAll(offered);
        }
        box.setValue(value);
        showing = false;
    }
}
