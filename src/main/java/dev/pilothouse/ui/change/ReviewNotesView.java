package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the server thinks of the change, one verdict under the other: the cause first, then the way out. */
final class ReviewNotesView extends VBox {

    private final ReviewViewModel model;
    private final Language language;
    private final Consumer<ResourceRef> edit;

    /**
     * @param edit opens the object at which somebody else's value is edited
     */
    ReviewNotesView(ReviewViewModel model, Language language, Consumer<ResourceRef> edit) {
        this.edit = edit;
        this.model = model;
        this.language = language;
        getStyleClass().add("review-notes");
        model.stateProperty().subscribe(_ -> render());
        model.saveTroubleProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    private void render() {
        getChildren().clear();
        model.saveTroubleProperty().get().ifPresent(problem -> getChildren().add(new ProblemView(language, problem)));
        switch (model.state()) {
            case ReviewState.Previewing _ -> add(Health.State.PROGRESS, say("change.note.reading"), "", "");
            case ReviewState.Rehearsing _ -> add(Health.State.PROGRESS, say("change.note.rehearsing"), "", "");
            case ReviewState.Ready ready -> ready(ready);
            case ReviewState.NeedsChoice waiting -> {
                add(Health.State.WARN, say("change.note.all-left"), "", say("change.note.all-left.hint"));
                owned(waiting.rehearsal());
            }
            case ReviewState.Outdated outdated -> outdated(outdated);
            case ReviewState.Refused refused -> refused.rehearsal().ifPresentOrElse(this::refusals, () -> refused(refused.problem(), refused.causes()));
            case ReviewState.Applying _ -> add(Health.State.PROGRESS, say("change.note.applying"), "", say("change.note.applying.hint"));
            case ReviewState.PartlyApplied partly -> refused(partly.problem(), partly.causes());
            case ReviewState.OutcomeUnknown unknown -> getChildren().add(new ProblemView(language, unknown.problem()));
            case ReviewState.Applied _ -> {}
            case ReviewState.Nothing _ -> add(Health.State.OK, say("change.note.nothing"), "", say("change.note.nothing.hint"));
        }
    }

    private void ready(ReviewState.Ready ready) {
        Rehearsal rehearsal = ready.rehearsal();
        ReviewNotes notes = ReviewNotes.of(rehearsal);
        int count = rehearsal.verdicts().size();
        if (notes.checkedHereOnly()) {
            add(Health.State.UNKNOWN, say("change.note.here-only"), "", say("change.note.here-only.hint"));
        } else {
            String timing = say("change.note.timing", Moments.time(language.words(), rehearsal.at()), ready.millis());
            String filled = notes.filledIn().isEmpty() ? say("change.note.nothing-filled") : "";
            add(Health.State.OK, say("change.note.accepted", count), timing, filled);
        }
        warnings(notes, count);
        owned(rehearsal);
        filledIn(notes.filledIn(), count > 1);
        if (notes.forGood()) {
            add(Health.State.WARN, say("change.note.for-good"), "", say("change.note.for-good.hint"));
        } else if (!model.comesBack(rehearsal)) {
            add(Health.State.WARN, say("change.note.values-go"), "", say("change.note.values-go.hint"));
        } else {
            boolean allNew = rehearsal.preview().items().stream().allMatch(item -> item.effect() == Preview.Effect.CREATE);
            String hint = allNew ? "change.note.restore.new" : "change.note.restore.hint";
            getChildren().add(line(Icon.of(Icons.UNDO, 18), title(say("change.note.restore"), ""), small(say(hint, count))));
        }
    }

    private void warnings(ReviewNotes notes, int documents) {
        notes.warnings().forEach(warning -> getChildren().add(line(
                new HealthIcon(Health.State.WARN),
                title(say("change.note.warning"), documents > 1 ? warning.ref().shortName() : ""),
                quoted(warning.text()))));
    }

    /** Each refusal at its document, and what the server said to the others. */
    private void refusals(Rehearsal rehearsal) {
        ReviewNotes notes = ReviewNotes.of(rehearsal);
        notes.refusals().forEach(refusal -> refused(refusal.verdict().problem(), refusal.verdict().causes()));
        warnings(notes, rehearsal.verdicts().size());
    }

    private void outdated(ReviewState.Outdated outdated) {
        if (!outdated.fields().isEmpty()) {
            boolean several = outdated.fresh().items().size() > 1;
            getChildren().add(line(
                    coloured(Icon.of(Icons.SOMEONE_ELSE, 18)), OwnedFieldsView.changed(outdated.fields(), several, model, language)));
        }
        add(Health.State.WARN, say("change.note.outdated"), "", say("change.note.outdated.hint"));
        outdated.soFar().ifPresent(receipt ->
                add(Health.State.OK, say("change.note.so-far", receipt.entries().size()), "", ""));
    }

    private void refused(Problem problem, List<String> causes) {
        ProblemView view = new ProblemView(language, problem);
        getChildren().add(view);
        causes.stream().filter(cause -> !cause.equals(problem.detail())).forEach(cause -> getChildren().add(line(new HealthIcon(Health.State.BAD), quoted(cause))));
    }

    private void filledIn(List<ReviewNotes.Said> paths, boolean several) {
        if (paths.isEmpty()) {
            return;
        }
        VBox list = new VBox();
        paths.forEach(path -> list.getChildren().add(quoted(several ? path.ref().shortName() + " " + path.text() : path.text())));
        TitledPane fold = new TitledPane(say("change.note.filled", paths.size()), list);
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().add("review-fold");
        getChildren().add(fold);
    }

    private void owned(Rehearsal rehearsal) {
        if (!rehearsal.disputes().isEmpty()) {
            boolean several = rehearsal.verdicts().size() > 1;
            getChildren().add(line(
                    coloured(Icon.of(Icons.SOMEONE_ELSE, 18)),
                    OwnedFieldsView.of(rehearsal.disputes(), several, model, language, edit)));
        }
    }

    private static Node coloured(Node icon) {
        icon.getStyleClass().add("health-warn");
        return icon;
    }

    private void add(Health.State state, String title, String context, String hint) {
        VBox text = new VBox(title(title, context));
        if (!hint.isEmpty()) {
            text.getChildren().add(small(hint));
        }
        getChildren().add(line(new HealthIcon(state), text));
    }

    private static HBox line(Node icon, Node... parts) {
        VBox text = new VBox(parts);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(icon, text);
        line.getStyleClass().add("review-note");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static HBox title(String words, String context) {
        Label title = new Label(words);
        title.getStyleClass().add("bold-text");
        title.setWrapText(true);
        Label beside = new Label(context);
        beside.getStyleClass().addAll("small-text", "muted-text");
        beside.setMinWidth(Region.USE_PREF_SIZE);
        HBox both = new HBox(title, beside);
        both.getStyleClass().add("review-note-title");
        both.setAlignment(Pos.BASELINE_LEFT);
        return both;
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        return label;
    }

    private static Label quoted(String words) {
        Label label = small(words);
        label.getStyleClass().add("code");
        return label;
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
