package dev.pilothouse.ui.simulation;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The simulated time: how fast it runs, and steps of it. */
final class TimePane extends VBox {

    private static final List<Double> SPEEDS = List.of(0.0, 1.0, 5.0, 20.0, 60.0);
    private static final List<Duration> STEPS = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private final Language language;
    private final Segmented<Double> speed = new Segmented<>(-1.0);
    private final Label now = new Label();
    private boolean showing;

    TimePane(SimulationViewModel model, Language language) {
        this.language = language;
        getStyleClass().add("simulation-pane");
        for (Double choice : SPEEDS) {
            speed.add(choice, choice == 0 ? language.text("simulation.paused") : language.text("simulation.times", choice.intValue()));
        }
        speed.valueProperty().subscribe((before, chosen) -> {
            if (!showing && !before.equals(chosen)) {
                model.setSpeed(chosen);
            }
        });
        FlowPane steps = new FlowPane(8, 8);
        steps.setAlignment(Pos.CENTER_LEFT);
        for (Duration step : STEPS) {
            steps.getChildren().add(Buttons.with(Icons.FORWARD, Buttons.plain(stepTitle(step), () -> model.step(step))));
        }
        Label head = new Label();
        head.textProperty().bind(language.text("simulation.time"));
        head.getStyleClass().add("heading-text");
        Label hint = new Label();
        hint.textProperty().bind(language.text("simulation.time.hint"));
        hint.getStyleClass().addAll("muted-text", "small-text");
        hint.setWrapText(true);
        now.getStyleClass().add("muted-text");
        getChildren().addAll(head, hint, speed, steps, now);
    }

    private javafx.beans.value.ObservableValue<String> stepTitle(Duration step) {
        return step.compareTo(Duration.ofMinutes(1)) < 0
                ? language.text("simulation.step.seconds", step.toSeconds())
                : step.compareTo(Duration.ofHours(1)) < 0
                        ? language.text("simulation.step.minutes", step.toMinutes())
                        : language.text("simulation.step.hours", step.toHours());
    }

    void show(Shown shown) {
        showing = true;
        speed.valueProperty().set(shown.speed());
        showing = false;
        now.setText(shown.now().isEmpty() ? "" : language.words().say("simulation.now", shown.now().replace('T', ' ').replace("Z", " UTC")));
    }
}
