package dev.pilothouse.ui.creating;

import dev.pilothouse.local.Progress;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.UsualTimes;
import dev.pilothouse.ui.creating.Story.State;
import dev.pilothouse.ui.creating.Story.StepLine;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step: how it stands, what it waits for, how long it takes here. */
final class StepRow extends HBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass TO_COME = PseudoClass.getPseudoClass("to-come");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final FontIcon icon = Icon.of("mdi2c-circle-outline", 20);
    private final Label title = new Label();
    private final Label time = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label usual = new Label();
    private final HBox range = new HBox(8, bar, usual);

    StepRow() {
        getStyleClass().add("step");
        icon.getStyleClass().add("step-icon");
        title.getStyleClass().add("step-title");
        title.setMinWidth(0);
        time.getStyleClass().add("step-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().add("step-detail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        bar.getStyleClass().add("step-bar");
        bar.setMinWidth(60);
        usual.getStyleClass().add("step-usual");
        usual.setMinWidth(Region.USE_PREF_SIZE);
        range.setAlignment(Pos.CENTER_LEFT);
        range.getStyleClass().add("step-range");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(8, title, stretch, time);
        VBox text = new VBox(head, detail, range);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(icon, text);
    }

    void show(StepLine line, Instant now, Optional<UsualTimes.Range> usually, Optional<Progress.Pulled> pulled, Words words) {
        State state = line.state();
        pseudoClassStateChanged(CURRENT, state == State.CURRENT);
        pseudoClassStateChanged(TO_COME, state == State.TO_COME);
        pseudoClassStateChanged(FAILED, state == State.FAILED);
        pseudoClassStateChanged(DONE, state == State.DONE);
        icon.setIconLiteral(switch (state) {
            case TO_COME -> "mdi2c-circle-outline";
            case CURRENT -> "mdi2c-circle-half-full";
            case DONE -> "mdi2c-check-circle";
            case FAILED -> "mdi2a-alert-octagon";
            case STOPPED -> "mdi2s-stop-circle-outline";
        });
        title.setText(StepWords.title(words, line.step()));
        Duration took = line.took(now);
        time.setText(switch (state) {
            case TO_COME -> "";
            case CURRENT -> StepWords.time(words, took);
            case DONE, FAILED, STOPPED -> StepWords.took(words, took);
        });
        boolean current = state == State.CURRENT;
        boolean pulling = current && line.step() == Step.IMAGE && pulled.isPresent();
        detail.setText(pulling ? pulledWords(pulled.get(), words) : detail(line, words));
        range.setVisible(pulling || (current && usually.isPresent()));
        range.setManaged(range.isVisible());
        if (pulling) {
            Progress.Pulled bytes = pulled.get();
            bar.setProgress(bytes.total() > 0 ? Math.min(1, (double) bytes.bytes() / bytes.total()) : 0);
            usual.setText("");
        } else {
            usually.ifPresent(often -> showUsual(often, took, words));
        }
    }

    private void showUsual(UsualTimes.Range often, Duration took, Words words) {
        long longest = Math.max(1, often.longest().toMillis());
        bar.setProgress(Math.min(1, (double) took.toMillis() / longest));
        boolean late = took.compareTo(often.longest().plusSeconds(2)) > 0;
        usual.setText(words.say(late ? "creating.longer" : "creating.usually",
                Math.max(1, often.shortest().toSeconds()), Math.max(1, often.longest().toMillis() + 999) / 1000));
    }

    private static String pulledWords(Progress.Pulled pulled, Words words) {
        return pulled.total() > 0
                ? words.say("creating.pulled-of", pulled.image(), StepWords.megabytes(words, pulled.bytes()), StepWords.megabytes(words, pulled.total()))
                : words.say("creating.pulled", pulled.image(), StepWords.megabytes(words, pulled.bytes()));
    }

    private static String detail(StepLine line, Words words) {
        return line.state() == State.CURRENT && line.detail().isEmpty() ? StepWords.waits(words, line.step()) : line.detail();
    }
}
