package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A folder of this computer that stands in the node. */
final class FolderPart implements ItemsPart.Item {

    private final TextPart host;
    private final TextPart container;
    private final SwitchPart readOnly;
    private final VBox box;

    /**
     * @param choose asks the person for a folder
     * @param path of the folder in the text
     */
    FolderPart(FormContext context, Lens<Mount> mount, Supplier<Optional<Path>> choose, Object... path) {
        Lens<String> hostPath = mount.then(
                Mount::hostPath, (now, text) -> new Mount(text, now.containerPath(), now.readOnly(), now.relabel(), now.propagation()));
        host = TextPart.code(context, "designer.folder.host", hostPath)
                .fallback(_ -> context.language().words().say("designer.folder.host"))
                .at(FormContext.field(path, "hostPath"));
        container = TextPart.code(context, "designer.folder.container", mount.then(
                Mount::containerPath, (now, text) -> new Mount(now.hostPath(), text, now.readOnly(), now.relabel(), now.propagation())))
                .at(FormContext.field(path, "containerPath"));
        readOnly = new SwitchPart(context, "designer.folder.read-only", mount.then(
                Mount::readOnly, (now, on) -> new Mount(now.hostPath(), now.containerPath(), on, now.relabel(), now.propagation())));
        HBox from = new HBox(host.node(), Buttons.icon(
                Icons.OPEN_FILE, context.language().text("designer.folder.choose"), () -> choose.get().ifPresent(chosen -> context.put(hostPath, chosen.toString()))));
        Label arrow = new Label("→");
        arrow.setMinWidth(Label.USE_PREF_SIZE);
        HBox to = new HBox(arrow, container.node());
        HBox.setHgrow(host.node(), Priority.ALWAYS);
        HBox.setHgrow(container.node(), Priority.ALWAYS);
        for (HBox row : new HBox[] {from, to}) {
            row.getStyleClass().add("designer-line");
            row.setAlignment(Pos.CENTER_LEFT);
        }
        box = new VBox(from, to, readOnly.node());
        box.getStyleClass().add("designer-part");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node first() {
        return host.node();
    }

    @Override
    public void show(Blueprint blueprint) {
        host.show(blueprint);
        container.show(blueprint);
        readOnly.show(blueprint);
    }
}
