package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Progress;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.cluster.LocalDeed.Line;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far a deed is, in place: its steps with their times, and how it ended. */
final class DeedView extends VBox {

    private static final long MEGA = 1_000_000;

    private final Words words;

    DeedView(LocalDeed deed, Language language, Runnable dismiss) {
        words = language.words();
        getStyleClass().add("deed");
        boolean failed = deed.end().flatMap(LocalDeed.End::problem).isPresent();
        String end = deed.goesOn() ? "goes-on" : failed ? "failed" : "done";
        Label title = new Label(LocalWords.deed(words, deed.what(), end), new HealthIcon(state(deed, failed)));
        title.getStyleClass().add("bold-text");
        title.setWrapText(true);
        getChildren().add(title);
        deed.lines().forEach(this::line);
        deed.pulled().ifPresent(this::pulled);
        if (!deed.said().isEmpty() && deed.goesOn()) {
            Label said = new Label(deed.said());
            said.getStyleClass().addAll("small-text", "muted-text");
            getChildren().add(said);
        }
        deed.end().ifPresent(how -> {
            how.problem().ifPresent(problem -> getChildren().add(new ProblemView(language, problem)));
            if (!how.left().isEmpty()) {
                Label left = new Label(words.say("cluster.local.left", how.left().size()));
                left.setWrapText(true);
                left.getStyleClass().add("small-text");
                getChildren().add(left);
            }
            getChildren().add(Buttons.link(language.text("cluster.local.dismiss"), dismiss));
        });
    }

    private static Health.State state(LocalDeed deed, boolean failed) {
        if (deed.goesOn()) {
            return Health.State.PROGRESS;
        }
        return failed ? Health.State.BAD : deed.end().filter(how -> !how.left().isEmpty()).isPresent() ? Health.State.WARN : Health.State.OK;
    }

    private void line(Line line) {
        Health.State state = switch (line.state()) {
            case TO_COME -> Health.State.UNKNOWN;
            case CURRENT -> Health.State.PROGRESS;
            case DONE -> Health.State.OK;
            case FAILED -> Health.State.BAD;
        };
        String took = line.state() == LocalDeed.State.DONE
                ? words.say("cluster.local.step", LocalWords.step(words, line.step()), String.format(words.locale(), "%.1f", line.took().toMillis() / 1000.0))
                : LocalWords.step(words, line.step());
        Label label = new Label(took, new HealthIcon(state));
        label.getStyleClass().add("small-text");
        if (line.state() == LocalDeed.State.TO_COME) {
            label.getStyleClass().add("muted-text");
        }
        getChildren().add(label);
    }

    private void pulled(Progress.Pulled pulled) {
        ProgressBar bar = new ProgressBar(pulled.total() > 0 ? (double) pulled.bytes() / pulled.total() : ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        Label figures = new Label(words.say("cluster.local.arrived", pulled.bytes() / MEGA, pulled.total() / MEGA));
        figures.getStyleClass().addAll("small-text", "muted-text");
        getChildren().addAll(bar, figures);
    }
}
