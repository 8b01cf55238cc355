package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Focus;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The cluster's name and the version of Kubernetes that its nodes have. */
final class BasicsPart implements FormPart {

    private static final double IMAGE = 196;

    private final TextPart name;
    private final ImagePart image;
    private final HBox row;

    BasicsPart(FormContext context, Supplier<List<NodeImage>> images) {
        name = TextPart.line(context, "designer.name", new Lens<>(blueprint -> blueprint.tree().text("name"), Blueprint::withName))
                .fallback(_ -> Blueprint.DEFAULT_NAME)
                .at("name");
        image = new ImagePart(context, "designer.kubernetes", "designer.image.newest", new Lens<>(Blueprint::image, Blueprint::withImage), images, List.of("image"));
        Anchor.at(Anchor.DESIGNER_NAME, name.node());
        Anchor.at(Anchor.DESIGNER_IMAGE, image.node());
        VBox left = field(context, "designer.name", name.node());
        VBox right = field(context, "designer.kubernetes", image.node());
        HBox.setHgrow(left, Priority.ALWAYS);
        right.setMinWidth(IMAGE);
        right.setMaxWidth(IMAGE);
        row = new HBox(left, right);
        row.getStyleClass().add("designer-basics");
    }

    private static VBox field(FormContext context, String key, Node node) {
        Label label = context.label(key, "small-text", "muted-text");
        label.setLabelFor(node);
        VBox field = new VBox(label, node);
        field.getStyleClass().add("designer-field");
        return field;
    }

    void focusName() {
        Focus.on(name.node());
    }

    @Override
    public Node node() {
        return row;
    }

    @Override
    public void show(Blueprint blueprint) {
        name.show(blueprint);
        image.show(blueprint);
    }
}
