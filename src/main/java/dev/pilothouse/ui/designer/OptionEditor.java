package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Parts of the form under each other, each with its label, in the middle of the designer. */
class OptionEditor extends VBox implements FormPart {

    private final FormContext context;
    private final List<FormPart> parts = new ArrayList<>();
    private final Map<Node, Predicate<Blueprint>> conditions = new LinkedHashMap<>();
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
    final void add(String labelKey, FormPart part) {
        add(labelKey, part, _ -> true);
    }

    /** Adds a part under a label, which is there only where the condition holds. */
    final void add(String labelKey, FormPart part, Predicate<Blueprint> when) {
        Label label = context.label(labelKey, "small-text", "muted-text");
        label.setLabelFor(part.node());
        VBox field = new VBox(label, part.node());
        field.getStyleClass().add("designer-field");
        getChildren().add(field);
        parts.add(part);
        conditions.put(field, when);
    }

    /** Adds a part that says by itself what it is. */
    final void add(FormPart part) {
        getChildren().add(part.node());
        parts.add(part);
    }

    /** Adds words that explain. */
    final void addHint(String key) {
        getChildren().add(context.label(key, "small-text", "muted-text"));
    }

    /** Adds words that warn, where the condition holds. */
    final void addWarning(String key, Predicate<Blueprint> when) {
        Label warning = context.label(key, "small-text", "designer-warning");
        warning.setGraphic(new HealthIcon(Health.State.WARN));
        getChildren().add(warning);
        conditions.put(warning, when);
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void show(Blueprint blueprint) {
        parts.forEach(part -> part.show(blueprint));
        conditions.forEach((node, when) -> {
            boolean there = when.test(blueprint);
            node.setVisible(there);
            node.setManaged(there);
        });
    }
}
