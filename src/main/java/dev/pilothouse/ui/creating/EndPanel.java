package dev.pilothouse.ui.creating;

import dev.pilothouse.local.BlueprintNode;
import dev.pilothouse.local.Creation.Outcome;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.words.Words;
import java.util.List;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is to be known under the log: what leaving and cancelling would do, and at the end how it went, the cause of a failure first. */
final class EndPanel extends VBox {

    private final CreatingViewModel model;
    private final Language language;
    private @Nullable Object shown;

    EndPanel(CreatingViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("creating-end");
    }

    void show() {
        Object now = List.of(model.outcome(), model.story().explained(), model.troubleProperty().get(), language.words());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        getChildren().setAll(content(model.outcome()));
        model.troubleProperty().get().ifPresent(problem -> getChildren().addFirst(new ProblemView(language, problem)));
    }

    private Node content(Outcome outcome) {
        int containers = containers();
        return switch (outcome) {
            case Outcome.Running _ -> new Note(Note.Tone.PLAIN, text("creating.leave", containers));
            case Outcome.Cancelling _ -> new Note(Note.Tone.PLAIN, text("creating.cancelling", containers));
            case Outcome.Cancelled _ -> new Note(Note.Tone.PLAIN, text("creating.cancelled"));
            case Outcome.Ready _ -> new Note(Note.Tone.OK, text("creating.ready", model.name(), model.soFar().toSeconds()));
            case Outcome.Blocked blocked -> blocked(blocked);
            case Outcome.Failed(Problem problem) -> failed(problem);
        };
    }

    private StringBinding text(String key, Object... args) {
        return language.text(key, args);
    }

    private int containers() {
        int nodes = model.story().nodes().size();
        return model.blueprint().nodes().stream().filter(BlueprintNode::isControlPlane).count() > 1 ? nodes + 1 : nodes;
    }

    private Node blocked(Outcome.Blocked blocked) {
        VBox all = new VBox(8);
        Problem problem = Problem.of(ProblemCode.PREFLIGHT_BLOCKS, model.name(), Long.toString(blocked.preflight().count(Level.ERROR)));
        all.getChildren().add(new ProblemView(language, problem));
        blocked.preflight().findings().stream().filter(finding -> finding.level() == Level.ERROR).forEach(finding -> all.getChildren().add(line(finding)));
        return all;
    }

    private Label line(PreflightFinding finding) {
        Words words = language.words();
        Object[] args = finding.args().toArray();
        Label label = new Label("• " + words.say(finding.key() + ".title", args) + " – " + words.say(finding.key() + ".cause", args));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** The cause comes before what failed by it; where all of it can be read comes last. */
    private Node failed(Problem failure) {
        Problem cause = model.story().cause(failure);
        Node[] remedies = model.remedies().stream().map(this::remedy).toArray(Node[]::new);
        VBox all = new VBox(8, new ProblemView(language, cause, remedies));
        String left = model.leavesNodes() ? "creating.failed.left" : "creating.failed.removed";
        all.getChildren().add(small(language.words().say(left, containers())));
        model.story().explained().ifPresent(explained ->
                all.getChildren().add(small(language.words().say("creating.failed.kept", explained.folder().toString()))));
        return all;
    }

    private Node remedy(Mend.Change change) {
        String what = language.words().say("preflight.mend." + change.label(), change.args().toArray());
        return Buttons.plain(text("creating.again-with", what), () -> model.retry(change.blueprint()));
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("muted-text", "small-text");
        return label;
    }
}
