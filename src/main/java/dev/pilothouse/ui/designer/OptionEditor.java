package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Parts of the form under each other, each with its label, in the middle of the designer. */
class OptionEditor extends VBox implements FormPart {

    private final FormContext context;
    private final List<FormPart> parts = new ArrayList<>();
    private final Label title = new Label();

    OptionEditor(FormContext context) {
        this.context = context;
        getStyleClass().add("designer-editor");
        title.getStyleClass().add("bold-text");
        title.setWrapText(true);
        getChildren().add(title);
    }

    final FormContext context() {
        return context;
    }

    final Label title() {
        return title;
    }

    /** Adds a part under a label. */
    final <P extends FormPart> P add(String labelKey, P part) {
        Label label = context.label(labelKey, "small-text", "bold-text");
        label.setLabelFor(part.node());
        VBox field = new VBox(label, part.node());
        field.getStyleClass().add("designer-field");
        getChildren().add(field);
        parts.add(part);
        return part;
    }

    /** Adds a part that says by itself what it is. */
    final <P extends FormPart> P add(P part) {
        getChildren().add(part.node());
        parts.add(part);
        return part;
    }

    /** Adds parts beside each other under one label. */
    final void addRow(String labelKey, FormPart... beside) {
        HBox row = new HBox();
        row.getStyleClass().add("designer-line");
        for (FormPart part : beside) {
            row.getChildren().add(part.node());
            parts.add(part);
        }
        VBox field = new VBox(context.label(labelKey, "small-text", "bold-text"), row);
        field.getStyleClass().add("designer-field");
        getChildren().add(field);
    }

    /** Adds words that explain. */
    final Label addHint(String key) {
        Label hint = context.label(key, "small-text", "muted-text");
        getChildren().add(hint);
        return hint;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void show(Blueprint blueprint) {
        parts.forEach(part -> part.show(blueprint));
    }
}
