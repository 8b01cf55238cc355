package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import javafx.scene.Node;

/** A patch of some tool's configuration. */
final class PatchPart implements ItemsPart.Item {

    private static final int LINES = 7;

    private final TextPart area;

    PatchPart(FormContext context, String nameKey, Lens<String> patch) {
        area = TextPart.area(context, nameKey, LINES, patch.then(String::stripTrailing, (_, text) -> text.isEmpty() ? "" : text + "\n"));
    }

    @Override
    public Node node() {
        return area.node();
    }

    @Override
    public Node first() {
        return area.node();
    }

    @Override
    public void show(Blueprint blueprint) {
        area.show(blueprint);
    }
}
