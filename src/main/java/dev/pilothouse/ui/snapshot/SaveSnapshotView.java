package dev.pilothouse.ui.snapshot;

import dev.pilothouse.snapshot.SnapshotReport;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.Stylesheet;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the snapshot shall hold, how far its saving is, and what is in it then. */
final class SaveSnapshotView extends VBox {

    private final SaveSnapshotViewModel model;
    private final Language language;
    private final Runnable save;
    private final Runnable leave;
    private final VBox body = new VBox();
    private final HBox footer = new HBox();
    private final ProgressBar bar = new ProgressBar();
    private final Label reading = new Label();
    private ActionButton main;

    /**
     * @param save asks for a file and begins
     */
    SaveSnapshotView(SaveSnapshotViewModel model, EnvironmentStyle environment, Language language, Runnable save, Runnable leave) {
        this.model = model;
        this.language = language;
        this.save = save;
        this.leave = leave;
        main = Buttons.accent(language.text("snapshot.save.go"), save);
        getStylesheets().add(Stylesheet.of("snapshot.css"));
        getStyleClass().add("snapshot-save");
        Anchor.at(Anchor.SNAPSHOT_SAVE, this);
        body.getStyleClass().add("snapshot-body");
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        reading.getStyleClass().addAll("small-text", "muted-text");
        reading.setWrapText(true);
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("snapshot-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(environment), scroll, footer);
        model.stateProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    void focusMain() {
        main.requestFocus();
    }

    private Node head(EnvironmentStyle environment) {
        Label title = new Label();
        title.textProperty().bind(language.text("snapshot.save.title"));
        title.getStyleClass().add("title-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                Icon.of(Icons.SAVE), title, Chip.environment(environment, model.context()), stretch,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), leave)));
        head.getStyleClass().add("snapshot-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case SaveState.Choosing _ -> {
                choose();
                foot(Buttons.plain(language.text("snapshot.save.cancel"), leave), Buttons.accent(language.text("snapshot.save.go"), save));
            }
            case SaveState.Saving saving -> progress(saving.progress());
            case SaveState.Saved saved -> {
                report(saved.report());
                foot(Buttons.plain(language.text("snapshot.save.again"), model::again), Buttons.accent(language.text("kit.close"), leave));
            }
            case SaveState.Refused refused -> {
                body.getChildren().setAll(new ProblemView(language, refused.problem()));
                foot(Buttons.plain(language.text("snapshot.save.cancel"), leave), Buttons.accent(language.text("snapshot.save.try-again"), model::again));
            }
        }
    }

    private void foot(ActionButton second, ActionButton first) {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        main = first;
        footer.getChildren().setAll(stretch, second, first);
    }

    private void choose() {
        body.getChildren().clear();
        if (!model.namespaces().isEmpty()) {
            Segmented<Boolean> extent = new Segmented<>(model.narrowProperty().get());
            extent.add(false, language.text("snapshot.save.whole"));
            extent.add(true, language.text("snapshot.save.namespaces", String.join(", ", model.namespaces())));
            extent.valueProperty().subscribe(narrow -> model.narrowProperty().set(narrow));
            body.getChildren().add(extent);
        }
        body.getChildren().addAll(
                option("snapshot.save.secrets", model.secretsProperty()),
                option("snapshot.save.system", model.systemProperty()),
                new Note(Note.Tone.PLAIN, language.text("snapshot.save.left"), language.text("snapshot.save.left.what")));
    }

    private Node option(String key, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(language.text(key));
        box.setSelected(value.get());
        box.selectedProperty().subscribe((_, now) -> value.set(now));
        VBox option = new VBox(box, words(key + ".help"));
        option.getStyleClass().add("snapshot-option");
        return option;
    }

    private Label words(String key, Object... args) {
        Label label = new Label(language.words().say(key, args));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void progress(SnapshotReport.Progress now) {
        bar.setProgress(now.kinds() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.kindsRead() / (double) now.kinds());
        reading.setText(language.words().say("snapshot.save.reading", now.kind(), now.kindsRead(), now.kinds(), now.objects()));
        if (!body.getChildren().contains(bar)) {
            body.getChildren().setAll(bar, reading);
            Region stretch = new Region();
            HBox.setHgrow(stretch, Priority.ALWAYS);
            main = Buttons.plain(language.text("snapshot.save.cancel"), model::cancel);
            footer.getChildren().setAll(stretch, main);
            main.requestFocus();
        }
    }

    private void report(SnapshotReport report) {
        body.getChildren().setAll(new Note(
                Note.Tone.OK,
                language.text("snapshot.save.saved", report.objects(), Math.max(1, report.bytes() / 1_000)),
                language.text("snapshot.save.file", report.file())));
        if (!report.firstVersion().isEmpty()) {
            body.getChildren().add(words("snapshot.save.versions", report.firstVersion(), report.lastVersion()));
        }
        if (report.secretsLeftOut() > 0) {
            body.getChildren().add(words("snapshot.save.secrets-left", report.secretsLeftOut()));
        } else if (model.secretsProperty().get()) {
            body.getChildren().add(new Note(Note.Tone.WARN, language.text("snapshot.save.secrets-in")));
        }
        if (report.ended() > 0) {
            body.getChildren().add(words("snapshot.save.ended-left", report.ended()));
        }
        report.unread().forEach(unread -> body.getChildren().add(new Note(
                Note.Tone.WARN,
                language.text("snapshot.save.unread", unread.kind()),
                language.text(unread.problem().code().key() + ".title", unread.problem().args().toArray()))));
    }
}
