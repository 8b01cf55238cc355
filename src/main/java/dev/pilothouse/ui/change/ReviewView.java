package dev.pilothouse.ui.change;

import dev.pilothouse.change.KubectlScript;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Stepper;
import dev.pilothouse.ui.kit.Stepper.Stage;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The review drawer: where the draft is on its road, what it changes, what the server thinks of it, and the guard. */
final class ReviewView extends VBox {

    private static final int MOST_DIFF_LINES = 24;
    private static final double SHARE_OF_DIFF = 0.62;

    private final ReviewViewModel model;
    private final Language language;
    private final ReviewActions actions;
    private final String context;
    private final Stepper stepper;
    private final DiffPane diff;
    private final ReviewDocumentsView documents;
    private final ScriptView script;
    private final ReviewNotesView notes;
    private final ReviewFooterView footer;
    private final VBox body = new VBox();
    private final ScrollPane below = new ScrollPane();

    ReviewView(ReviewViewModel model, String context, EnvironmentStyle environment, Language language, ReviewActions actions) {
        this.model = model;
        this.language = language;
        this.actions = actions;
        this.context = context;
        stepper = new Stepper(
                language,
                List.of("change.step.draft", "change.step.preview", "change.step.dry-run", "change.step.confirm", "change.step.apply",
                        "change.step.receipt"));
        diff = new DiffPane(language);
        documents = new ReviewDocumentsView(model, diff, language);
        script = new ScriptView(language);
        documents.layoutProperty().subscribe(_ -> render());
        notes = new ReviewNotesView(model, language, actions.edit());
        footer = new ReviewFooterView(model, language, actions);
        getStyleClass().add("review");
        getStylesheets().add(Stylesheet.of("change.css"));
        Anchor.at(Anchor.REVIEW, this);
        VBox.setVgrow(body, Priority.ALWAYS);
        below.setFitToWidth(true);
        below.getStyleClass().add("review-below");
        VBox.setVgrow(below, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(header(context, environment), body, footer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.stateProperty().subscribe(this::render);
        model.documentsProperty().subscribe(_ -> sizeDiff());
        body.heightProperty().subscribe(this::sizeDiff);
        language.follow(this, () -> render());
    }

    void focusMain() {
        footer.focusMain();
    }

    private Node header(String context, EnvironmentStyle environment) {
        Label title = new Label();
        title.textProperty().bind(language.text("change.review.title"));
        title.getStyleClass().add("title-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox first = new HBox(
                title,
                Chip.environment(environment, context),
                stretch,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), actions.close())));
        first.setAlignment(Pos.CENTER_LEFT);
        first.getStyleClass().add("review-title");
        Label summary = new Label();
        summary.textProperty()
                .bind(language.wordsProperty().flatMap(words -> model.draftProperty().map(draft -> Summaries.wish(words, draft.summary()))));
        summary.getStyleClass().add("muted-text");
        summary.setWrapText(true);
        VBox header = new VBox(first, summary, stepper);
        header.getStyleClass().add("review-header");
        return header;
    }

    private void render() {
        switch (model.state()) {
            case ReviewState.Previewing _ -> show(1, Stage.CURRENT, changes());
            case ReviewState.Rehearsing _ -> show(2, Stage.CURRENT, changes());
            case ReviewState.Ready _ -> show(3, Stage.CURRENT, changes());
            case ReviewState.NeedsChoice _ -> show(3, Stage.CURRENT, changes());
            case ReviewState.Outdated _ -> show(1, Stage.CURRENT, changes());
            case ReviewState.Refused refused -> show(refused.preview().isPresent() ? 2 : 1, Stage.FAILED, changes());
            case ReviewState.Applying _ -> show(4, Stage.CURRENT, progress());
            case ReviewState.PartlyApplied _ -> show(4, Stage.FAILED, progress());
            case ReviewState.OutcomeUnknown _ -> show(4, Stage.FAILED, List.of(below));
            case ReviewState.Applied applied -> show(6, Stage.DONE, receipt(applied.receipt()));
            case ReviewState.Nothing _ -> show(2, Stage.CURRENT, List.of(below));
        }
    }

    private void show(int step, Stage stage, List<Node> content) {
        stepper.show(step, stage);
        body.getChildren().setAll(content);
        below.setContent(notes);
        sizeDiff();
    }

    private List<Node> changes() {
        if (documents.layoutProperty().get() == ReviewDocumentsView.Look.KUBECTL) {
            script.show(KubectlScript.shown(model.draftProperty().get(), context));
            return List.of(documents, script, below);
        }
        return List.of(documents, diff, below);
    }

    private List<Node> progress() {
        return List.of(new ReviewProgressView(model, language), below);
    }

    private List<Node> receipt(Receipt receipt) {
        ScriptView commands = new ScriptView(language);
        commands.show(KubectlScript.shown(model.draftProperty().get(), context));
        TitledPane fold = new TitledPane();
        fold.textProperty().bind(language.text(model.commandsKey()));
        fold.setContent(commands);
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().add("review-fold");
        return List.of(new ReceiptView(receipt, language), fold, below);
    }

    /** As high as its lines, as long as the verdicts keep their share. */
    private void sizeDiff() {
        double room = Math.max(120, body.getHeight() * SHARE_OF_DIFF);
        double height = Math.min(room, diff.heightFor(MOST_DIFF_LINES) + 16);
        diff.setMinHeight(height);
        diff.setPrefHeight(height);
        diff.setMaxHeight(height);
        script.setMinHeight(Math.min(room, 240));
    }

    private void onKey(KeyEvent event) {
        Optional<Integer> number = documentNumber(event);
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            footer.press();
            event.consume();
        } else if (event.getCode() == KeyCode.F7) {
            diff.step(!event.isShiftDown());
            event.consume();
        } else if (event.isAltDown() && number.isPresent()) {
            documents.select(number.get());
            event.consume();
        }
    }

    private static Optional<Integer> documentNumber(KeyEvent event) {
        int digit = event.getCode().getCode() - KeyCode.DIGIT1.getCode();
        return event.getCode().isDigitKey() && digit >= 0 && digit < 9 ? Optional.of(digit) : Optional.empty();
    }
}
