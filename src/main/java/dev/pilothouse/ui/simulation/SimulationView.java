package dev.pilothouse.ui.simulation;

import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Stylesheet;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Time above, then what to break and what is broken, then the nodes. */
final class SimulationView extends VBox {

    private final Language language;
    private final VBox trouble = new VBox();
    private final VBox content = new VBox();
    private final TimePane time;
    private final FaultsPane faults;
    private final NodesPane nodes;

    SimulationView(SimulationViewModel model, Language language) {
        this.language = language;
        time = new TimePane(model, language);
        faults = new FaultsPane(model, language);
        nodes = new NodesPane(model, language);
        getStyleClass().addAll("page", "simulation");
        getStylesheets().add(Stylesheet.of("simulation.css"));
        content.getStyleClass().add("simulation-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new PageHead(language.text("simulation.title"), language.text("simulation.context")), trouble, scroll);
        model.stateProperty().subscribe(this::show);
        model.troubleProperty().subscribe(problem -> {
            trouble.getChildren().clear();
            if (problem != null) {
                trouble.getChildren().add(new ProblemView(language, problem));
            }
        });
        language.wordsProperty().subscribe(_ -> show(model.stateProperty().get()));
    }

    private void show(SimulationState state) {
        switch (state) {
            case SimulationState.Reading _ -> content.getChildren().clear();
            case SimulationState.Refused refused -> content.getChildren().setAll(new ProblemView(language, refused.problem()));
            case SimulationState.Shown shown -> {
                time.show(shown);
                faults.show(shown);
                nodes.show(shown);
                if (content.getChildren().size() != 3) {
                    content.getChildren().setAll(time, faults, nodes);
                }
            }
        }
    }
}
