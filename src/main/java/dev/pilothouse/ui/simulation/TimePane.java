package dev.pilothouse.ui.simulation;

import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.simulation.SimulationState.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The simulated time: how fast it runs, and steps of it. */
final class TimePane extends VBox {

    private static final List<Double> SPEEDS = List.of(0.0, 1.0, 5.0, 20.0, 60.0);
    private static final List<Duration> STEPS = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
            steps.getChildren().add(Buttons.with(Icons.STEP, Buttons.plain(stepTitle(step), () -> model.step(step))));
        }
        Label head = new Label();
        head.textProperty().bind(language.text("simulation.time"));
        head.getStyleClass().add("heading-text");
        now.getStyleClass().add("muted-text");
        Label hint = new Label();
        hint.textProperty().bind(language.text("simulation.time.hint"));
        hint.getStyleClass().addAll("muted-text", "small-text");
        hint.setWrapText(true);
        model.nowProperty().subscribe(this::say);
        language.follow(this, () -> say(model.nowProperty().get()));
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox top = new HBox(8, head, stretch, now);
        top.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(top, hint, speed, steps);
    }

    private javafx.beans.value.ObservableValue<String> stepTitle(Duration step) {
        return step.compareTo(Duration.ofMinutes(1)) < 0
                ? language.text("simulation.step.seconds", step.toSeconds())
                : step.compareTo(Duration.ofHours(1)) < 0
                        ? language.text("simulation.step.minutes", step.toMinutes())
                        : language.text("simulation.step.hours", step.toHours());
    }

    private void say(Instant moment) {
        now.setText(MOMENT.format(moment));
    }

    void show(Shown shown) {
        showing = true;
        speed.valueProperty().set(shown.speed());
        showing = false;
    }
}
