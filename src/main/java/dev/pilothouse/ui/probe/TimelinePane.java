package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Outlook;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.Verdict;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A timeline below its verdict. */
final class TimelinePane extends VBox {

    private final Language language;
    private final HealthIcon tone = new HealthIcon();
    private final Label verdict = new Label();
    private final TimelineCanvas canvas;

    /**
     * @param title message key of its name
     */
    TimelinePane(String title, Language language, boolean changeable, TimelineCanvas.Drags drags) {
        this.language = language;
        canvas = new TimelineCanvas(language, changeable, drags);
        Label name = new Label();
        name.textProperty().bind(language.text(title));
        name.getStyleClass().add("bold-text");
        name.setMinWidth(Region.USE_PREF_SIZE);
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        Tooltip why = new Tooltip();
        why.textProperty().bind(language.text("guide.probe.ticks"));
        why.setWrapText(true);
        why.setMaxWidth(360);
        verdict.setTooltip(why);
        HBox head = new HBox(name, tone, verdict);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("probe-verdict");
        getChildren().addAll(head, canvas);
        getStyleClass().add("probe-timeline-pane");
    }

    TimelineCanvas canvas() {
        return canvas;
    }

    void show(Probes probes, Assumptions assumptions, Outlook.Side side, long until) {
        Health.State state = state(side.verdict().tone());
        tone.show(state);
        verdict.getStyleClass().removeIf(style -> style.startsWith("health-"));
        if (state != Health.State.OK) {
            verdict.getStyleClass().add(HealthIcon.styleClass(state));
        }
        verdict.setText(side.verdict().sentences().stream()
                .map(sentence -> language.words().say(sentence.key(), sentence.args().toArray()))
                .collect(Collectors.joining(language.words().say("guide.probe.between"))));
        canvas.show(new TimelineCanvas.Drawn(probes, assumptions, side, until));
    }

    private static Health.State state(Verdict.Tone tone) {
        return switch (tone) {
            case GOOD -> Health.State.OK;
            case DOUBT -> Health.State.WARN;
            case BAD -> Health.State.BAD;
        };
    }
}
