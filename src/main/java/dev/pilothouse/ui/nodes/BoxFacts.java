package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Visibility;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a node is: its name, health and pods, its taints and zone. */
final class BoxFacts extends VBox {

    private static final double WIDTH = 184;

    private final HealthIcon icon = new HealthIcon();
    private final Node menu;
    private final Label pods = new Label();
    private final Label word = new Label();
    private final FlowPane chips = new FlowPane(4, 4);
    private List<String> chipped = List.of();

    /**
     * @param open opens the node
     * @param menu what can be done with it
     */
    BoxFacts(ObservableValue<Box> box, Runnable open, Node menu) {
        super(4);
        this.menu = menu;
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Node link = Buttons.link(box.map(shown -> SafeText.line(shown.node().name())).orElse(""), open);
        HBox head = new HBox(6, icon, link, stretch, menu);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinWidth(0);
        getChildren().addAll(head, pods, word, chips);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
    }

    /** @param brief without taints and zone */
    void show(Box box, boolean brief, Words words) {
        Health health = box.node().health();
        icon.show(health.state());
        Visibility.show(menu, !box.supposed());
        pods.setText(words.say("nodes.pods", box.there().count(), box.podsOffered()));
        Looks.of(pods, List.of("label", "small-text", box.there().count() >= box.podsOffered() ? "health-warn" : "subtle-text"));
        Visibility.show(word, health.state() != Health.State.OK);
        word.setText(SafeText.line(health.word()));
        Looks.of(word, List.of("label", "small-text", HealthIcon.styleClass(health.state())));
        Visibility.show(chips, !brief);
        String zone = box.node().labels().get("topology.kubernetes.io/zone");
        chips(box.taints(), zone == null ? "" : SafeText.line(words.say("nodes.zone", zone)), words);
    }

    private void chips(List<String> taints, String zone, Words words) {
        List<String> wanted = Stream.concat(taints.stream().map(taint -> words.say("nodes.taint", SafeText.line(taint))), Stream.of(zone)).toList();
        if (wanted.equals(chipped)) {
            return;
        }
        chipped = wanted;
        chips.getChildren().clear();
        for (String taint : taints) {
            Chip chip = Chip.neutral(SafeText.line(taint.substring(taint.lastIndexOf(':') + 1)));
            chip.setGraphic(Icon.of("mdi2l-label-outline", 12));
            chip.setTooltip(new Tooltip(words.say("nodes.taint", SafeText.line(taint))));
            chips.getChildren().add(chip);
        }
        if (!zone.isEmpty()) {
            chips.getChildren().add(Chip.neutral(zone));
        }
    }
}
