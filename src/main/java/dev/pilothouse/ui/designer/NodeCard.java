package dev.pilothouse.ui.designer;

import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.BlueprintNode.Mount;
import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.BlueprintNode.Taint;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One node at a glance: what its container will be called, and how it differs from any other. */
final class NodeCard extends VBox {

    /** What can be done with the node of a card, by its index. */
    interface Deeds {

        void choose(int index);

        void duplicate(int index);

        void remove(int index);
    }

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Language language;
    private final FontIcon icon = Icon.of("mdi2s-server");
    private final Label name = new Label();
    private final Label role = new Label();
    private final FlowPane chips = new FlowPane();
    private final VBox facts = new VBox();
    private final ActionButton remove;

    NodeCard(int index, Language language, Deeds deeds) {
        this.language = language;
        getStyleClass().addAll("card", "designer-card", "list-of-cards");
        Anchor.at(Anchor.DESIGNER_NODE + index, this);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        name.getStyleClass().add("bold-text");
        name.setMinWidth(0);
        role.getStyleClass().addAll("small-text", "subtle-text");
        role.setMinWidth(USE_PREF_SIZE);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        ActionButton copy = Buttons.small(Buttons.icon("mdi2c-content-duplicate", language.text("designer.node.duplicate"), () -> deeds.duplicate(index)));
        remove = Buttons.small(Buttons.icon(Icons.DELETE, language.text("designer.node.remove"), () -> deeds.remove(index)));
        copy.setFocusTraversable(false);
        remove.setFocusTraversable(false); // keys do both, and cards are many
        HBox head = new HBox(icon, name, role, stretch, copy, remove);
        head.getStyleClass().add("designer-card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        chips.getStyleClass().add("designer-chips");
        facts.getStyleClass().add("designer-facts");
        getChildren().addAll(head, chips, facts);
        setOnMousePressed(_ -> {
            requestFocus();
            deeds.choose(index);
        });
    }

    void show(BlueprintNode node, boolean chosen, boolean last) {
        boolean controls = node.isControlPlane();
        icon.setIconLiteral(controls ? "mdi2s-shield-crown-outline" : "mdi2s-server");
        name.setText(node.containerName());
        role.setText(language.words().say(controls ? "designer.node.control-plane" : "designer.node.worker"));
        pseudoClassStateChanged(CHOSEN, chosen);
        if (last) {
            remove.off(language.words().say("designer.node.last"));
        } else {
            remove.on();
        }
        List<Node> shown = new ArrayList<>();
        node.labels().forEach((key, value) -> shown.add(Chip.neutral(key + "=" + value)));
        node.ownTaints().ifPresentOrElse(
                taints -> taints.forEach(taint -> shown.add(outlined(taint.toString()))),
                () -> node.taints().forEach(taint -> shown.add(outlined(language.words().say("designer.node.default-taint", taint.effect())))));
        if (!node.ownImage().isEmpty()) {
            shown.add(outlined(node.ownImage()));
        }
        chips.getChildren().setAll(shown);
        chips.setManaged(!shown.isEmpty());
        List<Node> lines = new ArrayList<>();
        node.ports().forEach(port -> lines.add(fact("mdi2l-lan-connect", words(port))));
        node.mounts().forEach(mount -> lines.add(fact(Icons.FOLDER, words(mount))));
        facts.getChildren().setAll(lines);
        facts.setManaged(!lines.isEmpty());
        setAccessibleText(spoken(node));
    }

    private static Chip outlined(String text) {
        Chip chip = Chip.neutral(text);
        chip.getStyleClass().add("chip-outlined");
        return chip;
    }

    private static Node fact(String icon, String words) {
        Label label = new Label(words, Icon.of(icon, 14));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setMinWidth(0);
        return label;
    }

    private String words(Port port) {
        String host = port.hostPort() > 0 ? Integer.toString(port.hostPort()) : language.words().say("designer.port.any");
        String address = port.address().contains(":") ? "[" + port.address() + "]" : port.address();
        return address + ":" + host + " → " + port.containerPort() + (port.protocol().equals("TCP") ? "" : "/" + port.protocol());
    }

    private String words(Mount mount) {
        return language.words().say(
                mount.readOnly() ? "designer.folder.fact-read-only" : "designer.folder.fact", mount.hostPath(), mount.containerPath());
    }

    private String spoken(BlueprintNode node) {
        String labels = node.labels().entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(", "));
        String taints = node.taints().stream().map(Taint::toString).collect(Collectors.joining(", "));
        return language.words().say("designer.node.spoken", node.containerName(), role.getText(), labels, taints, node.ports().size(), node.mounts().size());
    }
}
