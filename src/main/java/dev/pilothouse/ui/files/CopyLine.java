package dev.pilothouse.ui.files;

import dev.pilothouse.files.Outcome;
import dev.pilothouse.files.Progress;
import dev.pilothouse.model.ByteSize;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the copy is going: its bar and a way to end it, the question it asks, or what came of it. */
final class CopyLine extends VBox {

    private static final int MOST_LEFT = 5;

    private final FilesViewModel model;
    private final Language language;
    private final ProgressBar bar = new ProgressBar();
    private final Label words = new Label();
    private final HBox moving;

    CopyLine(FilesViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("files-copy");
        bar.setPrefWidth(160);
        words.getStyleClass().addAll("small-text", "muted-text");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        moving = new HBox(bar, words, Buttons.small(Buttons.plain(language.text("files.cancel"), model::cancel)));
        moving.getStyleClass().add("files-moving");
        moving.setAlignment(Pos.CENTER_LEFT);
        model.copyProperty().subscribe(this::show);
        language.follow(this, () -> show(model.copyProperty().get()));
    }

    private void show(CopyState state) {
        switch (state) {
            case CopyState.Idle _ -> getChildren().clear();
            case CopyState.Copying copying -> {
                moving(copying.what(), copying.progress(), copying.total());
                if (!getChildren().equals(List.of(moving))) {
                    getChildren().setAll(moving);
                }
            }
            case CopyState.Asking asking -> getChildren().setAll(new Note(
                    Note.Tone.WARN,
                    language.text("files.larger", asking.what(), ByteSize.text(asking.progress().bytes()), asking.progress().files()),
                    Buttons.accent(language.text("files.go-on"), () -> model.answer(true)),
                    Buttons.plain(language.text("files.stop"), () -> model.answer(false))));
            case CopyState.Done done -> done(done.outcome());
            case CopyState.Failed failed ->
                getChildren().setAll(new ProblemView(language, failed.problem(), Buttons.plain(language.text("kit.close"), model::forget)));
        }
    }

    private void moving(String what, Progress progress, long total) {
        bar.setProgress(total > 0 ? Math.min(1, progress.bytes() / (double) total) : ProgressBar.INDETERMINATE_PROGRESS);
        words.setText(language.words().say("files.copying", what, ByteSize.text(progress.bytes()), progress.files()));
    }

    private void done(Outcome outcome) {
        getChildren().setAll(new Note(
                outcome.left().isEmpty() ? Note.Tone.OK : Note.Tone.WARN,
                language.text("files.copied", outcome.files(), ByteSize.text(outcome.bytes()), outcome.target()),
                Buttons.plain(language.text("kit.close"), model::forget)));
        outcome.left().stream().limit(MOST_LEFT).forEach(left -> getChildren().add(line("files.left." + left.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), left.name())));
        if (outcome.left().size() > MOST_LEFT) {
            getChildren().add(line("files.left.more", outcome.left().size() - MOST_LEFT));
        }
    }

    private Label line(String key, Object argument) {
        Label label = new Label(language.words().say(key, argument));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        return label;
    }
}
