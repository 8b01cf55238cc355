package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.guide.KeysState.Editing;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who uses the keys, whether they must start again to see another value, and what will be sent. */
final class KeysSide extends VBox {

    private final KeyTools tools;
    private final VBox uses = new VBox();
    private final VBox restarts = new VBox();
    private final KeysSent keys;
    private final CheckBox plain = new CheckBox();
    private final Label sent = new Label();

    KeysSide(KeyTools tools) {
        this.tools = tools;
        keys = new KeysSent(tools);
        plain.textProperty().bind(tools.language().text("guide.keys.plain"));
        plain.setOnAction(_ -> tools.model().showSent(plain.isSelected()));
        tools.model().sentShownProperty().subscribe(shown -> {
            plain.setSelected(shown);
            again();
        });
        sent.getStyleClass().addAll("small-text", "muted-text");
        sent.setWrapText(true);
        sent.setMinHeight(USE_PREF_SIZE);
        uses.getStyleClass().add("key-uses");
        restarts.getStyleClass().add("key-restarts");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(title("guide.keys.sent"), stretch, plain);
        head.setAlignment(Pos.CENTER_LEFT);
        plain.setVisible(tools.model().isSecret());
        getStyleClass().add("keys-side");
        if (!tools.model().isFresh()) {
            getChildren().addAll(title("guide.keys.used-by"), uses, restarts);
        }
        getChildren().addAll(head, keys, sent);
    }

    private Label title(String key) {
        Label title = new Label();
        title.textProperty().bind(tools.language().text(key));
        title.getStyleClass().add("bold-text");
        return title;
    }

    private void again() {
        if (tools.model().stateProperty().get() instanceof Editing editing) {
            show(editing);
        }
    }

    void show(Editing editing) {
        uses.getChildren().setAll(editing.uses().isEmpty() ? List.of(small("guide.keys.unused")) : editing.uses().stream().map(use -> KeyUseCard.of(use, tools.language())).toList());
        restarts(editing);
        keys.show(editing.keys(), tools.model().sentShownProperty().get() || !tools.model().isSecret());
        String changed = editing.keys().changes().stream().map(change -> change.key()).collect(Collectors.joining(", "));
        sent.setText(
                changed.isEmpty() || editing.keys().isNew()
                        ? tools.say(editing.keys().isNew() ? "guide.keys.sends-new" : "guide.keys.sends-nothing")
                        : tools.say(tools.model().isSecret() ? "guide.keys.sends" : "guide.keys.sends-map", changed));
    }

    private Label small(String key) {
        Label label = new Label(tools.say(key));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        return label;
    }

    /** Who keeps reading the old one is named, with what to do. */
    private Node stays(KeyUse use) {
        return new EffectLine(tools.language(), Effect.warning("guide.keys.copy-stays", use.user().shortName(), tools.model().nameProperty().get()));
    }

    private void restarts(Editing editing) {
        Set<ResourceRef> concerned = KeysViewModel.concerned(editing);
        boolean anybody = editing.uses().stream().anyMatch(KeyUse::needsRestart);
        List<Node> lines = new ArrayList<>();
        if (anybody && !editing.copying()) {
            Label why = small("guide.keys.restart-why");
            why.setGraphic(Icon.of(Icons.HINT, 14));
            lines.add(why);
        } else if (editing.copying()) {
            lines.add(small("guide.keys.copy-restarts"));
            editing.uses().stream().filter(use -> !use.canBeLed()).forEach(use -> lines.add(stays(use)));
        }
        concerned.stream().sorted().forEach(workload -> {
            CheckBox box = new CheckBox(tools.say("guide.keys.restart", workload.name()));
            box.setSelected(tools.model().restartsProperty().get().contains(workload));
            box.setOnAction(_ -> tools.model().restart(workload, box.isSelected()));
            lines.add(box);
        });
        restarts.getChildren().setAll(lines);
        restarts.setVisible(!lines.isEmpty());
        restarts.setManaged(!lines.isEmpty());
    }
}
