package dev.pilothouse.ui.simulation;

import dev.pilothouse.guide.Simulation.Action;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.simulation.SimulationState.Machine;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The simulated nodes: add one, keep pods off one, cut the power of one. */
final class NodesPane extends VBox {

    private final SimulationViewModel model;
    private final Language language;
    private final VBox lines = new VBox();

    NodesPane(SimulationViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("simulation-pane");
        Label head = new Label();
        head.textProperty().bind(language.text("simulation.nodes"));
        head.getStyleClass().add("heading-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox top = new HBox(8, head, stretch, Buttons.plain(language.text("simulation.node.add"), model::addNode));
        top.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("simulation-lines");
        getChildren().addAll(top, lines);
    }

    void show(Shown shown) {
        lines.getChildren().setAll(shown.nodes().stream().map(this::line).toList());
    }

    private Node line(Machine node) {
        Label name = new Label(SafeText.line(node.name()));
        Label word = new Label(SafeText.line(node.word()));
        word.getStyleClass().add("muted-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox line = new HBox(
                8,
                new HealthIcon(node.health()),
                name,
                word,
                stretch,
                Buttons.small(Buttons.plain(
                        language.text(node.schedulable() ? "simulation.node.cordon" : "simulation.node.uncordon"),
                        () -> model.cordon(node, !node.schedulable()))),
                Buttons.small(Buttons.danger(
                        language.text("simulation.node.kill"), () -> model.breakSomething(Action.KILL_NODE, node.name(), OptionalInt.empty()))));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("simulation-line");
        return line;
    }
}
