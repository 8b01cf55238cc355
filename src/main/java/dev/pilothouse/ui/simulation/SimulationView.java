package dev.pilothouse.ui.simulation;

import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Time above, then what to break and what is broken, then the nodes. */
final class SimulationView extends VBox {

    private final SimulationViewModel model;
    private final Language language;
    private final StateViews states;
    private final VBox trouble = new VBox();
    private final VBox content = new VBox();
    private final TimePane time;
    private final FaultsPane faults;
    private final NodesPane nodes;

    SimulationView(SimulationViewModel model, Optional<ResourceRef> target, Language language) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        time = new TimePane(model, language);
        faults = new FaultsPane(model, target, language);
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
        language.follow(this, () -> show(model.stateProperty().get()));
    }

    private void show(SimulationState state) {
        switch (state) {
            case SimulationState.Reading _ -> content.getChildren().setAll(states.loading(language.text("simulation.reading")));
            case SimulationState.Refused refused -> content.getChildren().setAll(states.error(refused.problem(), Buttons.link(language.text("kit.state.try-now"), model::read)));
            case SimulationState.Shown shown -> {
                time.show(shown);
                faults.show(shown);
                nodes.show(shown);
                if (!content.getChildren().contains(time)) {
                    content.getChildren().setAll(time, faults, nodes);
                }
            }
        }
    }
}
