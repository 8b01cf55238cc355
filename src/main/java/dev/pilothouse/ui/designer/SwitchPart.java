package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import javafx.scene.control.CheckBox;

/** On or off. What it says stands beside the box. */
final class SwitchPart implements FormPart {

    private final CheckBox box = new CheckBox();
    private final Lens<Boolean> lens;

    SwitchPart(FormContext context, String nameKey, Lens<Boolean> lens) {
        this.lens = lens;
        box.setWrapText(true);
        box.textProperty().bind(context.language().text(nameKey));
        box.setOnAction(_ -> context.put(lens, box.isSelected()));
    }

    @Override
    public CheckBox node() {
        return box;
    }

    @Override
    public void show(Blueprint blueprint) {
        box.setSelected(lens.read().apply(blueprint));
    }
}
