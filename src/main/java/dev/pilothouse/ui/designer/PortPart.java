package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A port of this computer that leads into the node. */
final class PortPart implements ItemsPart.Item {

    private static final int DIGITS = 5;
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "::");

    private final Lens<Port> port;
    private final TextPart host;
    private final TextPart container;
    private final TextPart address;
    private final ChoicePart protocol;
    private final Label warning;
    private final VBox box;

    /**
     * @param path of the port in the text
     */
    PortPart(FormContext context, Lens<Port> port, Object... path) {
        this.port = port;
        host = TextPart.number(context, "designer.port.host", DIGITS, port.then(
                        Port::hostPort, (now, number) -> new Port(now.containerPort(), number, now.address(), now.protocol())))
                .fallback(_ -> context.language().words().say("designer.port.any"))
                .at(FormContext.field(path, "hostPort"));
        container = TextPart.number(context, "designer.port.container", DIGITS, port.then(
                Port::containerPort, (now, number) -> new Port(number, now.hostPort(), now.address(), now.protocol())))
                .at(FormContext.field(path, "containerPort"));
        address = TextPart.code(context, "designer.port.address", port.then(
                Port::address, (now, text) -> new Port(now.containerPort(), now.hostPort(), text, now.protocol())))
                .at(FormContext.field(path, "listenAddress"));
        protocol = new ChoicePart(context, "designer.port.protocol", port.then(
                Port::protocol, (now, text) -> new Port(now.containerPort(), now.hostPort(), now.address(), text)), () -> PROTOCOLS, it -> it);
        warning = context.label("designer.port.everywhere", "small-text", "designer-warning");
        warning.setGraphic(new HealthIcon(Health.State.WARN));
        Label arrow = new Label("→");
        arrow.setMinWidth(Label.USE_PREF_SIZE);
        HBox ports = new HBox(host.node(), arrow, container.node());
        HBox.setHgrow(host.node(), Priority.ALWAYS);
        HBox.setHgrow(container.node(), Priority.ALWAYS);
        HBox how = new HBox(address.node(), protocol.node());
        HBox.setHgrow(address.node(), Priority.ALWAYS);
        protocol.node().setMinWidth(86);
        for (HBox row : List.of(ports, how)) {
            row.getStyleClass().add("designer-line");
            row.setAlignment(Pos.CENTER_LEFT);
        }
        box = new VBox(ports, how, warning);
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
        address.show(blueprint);
        protocol.show(blueprint);
        boolean open = EVERYWHERE.contains(port.read().apply(blueprint).address());
        warning.setVisible(open);
        warning.setManaged(open);
    }
}
