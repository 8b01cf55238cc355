package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.ReceiptExport;
import dev.pilothouse.model.Document;
import dev.pilothouse.text.Difference;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.ShownYaml;
import dev.pilothouse.ui.kit.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One change: what it did, what came after, and its undo with the verdict on it. */
final class HistoryDetailView extends VBox {

    private final HistoryViewModel model;
    private final Language language;
    private final Consumer<String> open;
    private final ShownYaml yaml = new ShownYaml();
    private final DiffPane diff;
    private final Label title = new Label();
    private final Label moment = new Label();
    private final FlowPane objects = new FlowPane();
    private final StackPane verdict = new StackPane();
    private final Label nothing = new Label();
    private final Segmented<Comparison> comparison = new Segmented<>(Comparison.WHAT_IT_DID);
    private final VBox trouble = new VBox(8);
    private final ActionButton undo;
    private final ActionButton redo;
    private final ActionButton rest;
    private int selected;

    HistoryDetailView(HistoryViewModel model, Language language, HistoryActions actions) {
        this.model = model;
        this.language = language;
        open = actions.open();
        undo = Buttons.with(Icons.UNDO, Buttons.accent(language.text("change.undo-review"), actions.undo()));
        redo = Buttons.with(Icons.REDO, Buttons.plain(language.text("change.redo-review"), actions.redo()));
        rest = Buttons.plain(language.text("change.rest-review"), actions.rest());
        diff = new DiffPane(language);
        getStyleClass().add("history-detail");
        title.getStyleClass().add("heading-text");
        title.setWrapText(true);
        moment.getStyleClass().addAll("small-text", "muted-text");
        objects.getStyleClass().add("history-objects");
        comparison.getStyleClass().add("small");
        comparison.add(Comparison.WHAT_IT_DID, language.text("change.history.did"));
        comparison.add(Comparison.SINCE_THEN, language.text("change.history.since"));
        comparison.valueProperty().subscribe(_ -> showDifference());
        nothing.getStyleClass().add("muted-text");
        VBox.setVgrow(diff, Priority.ALWAYS);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox row = new HBox(8, comparison, stretch, export(actions.export()), rest, redo, undo);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, moment, trouble, verdict, objects, row, nothing, diff);
        setMinWidth(0);
        model.chosenProperty().subscribe(_ -> fill());
        model.verdictProperty().subscribe(_ -> showVerdict());
        model.restProperty().subscribe(_ -> showVerdict());
        model.exportTroubleProperty().subscribe(_ -> showTrouble());
        model.nowProperty().subscribe(_ -> showDifference());
        language.follow(this, () -> fill());
    }

    private void fill() {
        Receipt receipt = model.chosenProperty().get();
        setVisible(receipt != null);
        if (receipt == null) {
            return;
        }
        selected = 0;
        title.setText(Summaries.of(language.words(), receipt));
        moment.setText(String.join(" · ", about(receipt)));
        showTrouble();
        showObjects(receipt);
        showVerdict();
        showDifference();
    }

    private List<String> about(Receipt receipt) {
        List<String> about = new ArrayList<>(List.of(
                receipt.context(), Moments.full(language.words(), receipt.at()), Summaries.result(language.words(), receipt.result())));
        if (!receipt.by().person().isEmpty()) {
            about.add(receipt.by().person());
        }
        if (!receipt.by().clusterUser().isEmpty()) {
            about.add(language.words().say("change.history.as", receipt.by().clusterUser()));
        }
        about.add(receipt.id());
        return about;
    }

    /** Why something was not changed, and what. */
    private void showTrouble() {
        trouble.getChildren().clear();
        model.exportTroubleProperty().get().ifPresent(problem -> trouble.getChildren().add(new ProblemView(language, problem)));
        Receipt receipt = model.chosenProperty().get();
        if (receipt != null && !receipt.open().isEmpty()) {
            receipt.trouble().ifPresent(problem -> trouble.getChildren().add(new ProblemView(language, problem)));
            String names = receipt.open().stream().map(entry -> entry.ref().shortName()).collect(Collectors.joining(", "));
            trouble.getChildren().add(new Note(Note.Tone.WARN, text("change.history.open", names)));
        }
        Visibility.show(trouble, !trouble.getChildren().isEmpty());
    }

    private Node export(HistoryActions.Export export) {
        ContextMenu menu = new ContextMenu(
                item("change.history.export.yaml", () -> export.save(".yaml", ReceiptExport::yaml)),
                item("change.history.export.patch", () -> export.save(".patch.yaml", ReceiptExport::patch)),
                item("change.history.export.kubectl", () -> export.save(".sh", ReceiptExport::kubectl)));
        ActionButton button = Buttons.with(Icons.SAVE, Buttons.plain(text("change.history.export"), () -> {}));
        button.setOnAction(_ -> menu.show(button, Side.BOTTOM, 0, 4));
        return button;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void showObjects(Receipt receipt) {
        objects.getChildren().clear();
        for (int i = 0; i < receipt.entries().size(); i++) {
            int index = i;
            var ref = receipt.entries().get(i).ref();
            ToggleButton tab = new ToggleButton(ref.kind().name() + " " + ref.name(), Icon.of(KindIcons.of(ref.kind())));
            tab.getStyleClass().add("review-tab");
            tab.setSelected(i == selected);
            tab.setOnAction(_ -> {
                selected = index;
                showObjects(receipt);
                showDifference();
            });
            objects.getChildren().add(tab);
        }
    }

    private void showDifference() {
        Receipt receipt = model.chosenProperty().get();
        if (receipt == null || selected >= receipt.entries().size()) {
            Visibility.show(diff, false);
            Visibility.show(nothing, false);
            return;
        }
        Receipt.Entry entry = receipt.entries().get(selected);
        boolean did = comparison.valueProperty().get() == Comparison.WHAT_IT_DID;
        Optional<Document> now = Optional.ofNullable(model.nowProperty().get().get(entry.ref()));
        Difference difference = did
                ? Difference.between(yaml.of(entry.before()), yaml.of(entry.after()))
                : Difference.between(yaml.of(entry.after()), yaml.of(now));
        boolean differs = difference.added() + difference.removed() > 0;
        boolean known = did || !(model.verdictProperty().get() instanceof UndoVerdict.NotOpen);
        diff.show(entry.ref().name() + ".yaml", difference);
        Visibility.show(diff, differs && known);
        Visibility.show(nothing, !(differs && known));
        nothing.setText(language.words().say(known ? "change.history.no-difference" : "change.history.not-known"));
    }

    private void showVerdict() {
        Receipt receipt = model.chosenProperty().get();
        if (receipt == null) {
            return;
        }
        verdict.getChildren().setAll(note(model.verdictProperty().get()));
        Visibility.show(redo, model.redo().isPresent());
        Visibility.show(rest, model.restProperty().get().isPresent());
        Visibility.show(undo, !receipt.entries().isEmpty() && model.redo().isEmpty());
        if (model.undo().isPresent()) {
            undo.on();
        } else {
            undo.off(language.words().say("change.undo.off"));
        }
        showDifference();
    }

    private Node note(UndoVerdict judged) {
        return switch (judged) {
            case UndoVerdict.Checking _ -> new Note(Note.Tone.PLAIN, text("change.undo.checking"));
            case UndoVerdict.AsItWas _ -> new Note(Note.Tone.OK, text("change.undo.as-it-was"));
            case UndoVerdict.ChangedSince since -> new Note(Note.Tone.WARN, changedSince(since));
            case UndoVerdict.Gone _ -> new Note(Note.Tone.WARN, text("change.undo.gone"));
            case UndoVerdict.NothingDone _ -> new Note(Note.Tone.PLAIN, text("change.undo.nothing-done"));
            case UndoVerdict.UnderWay _ -> new Note(Note.Tone.PLAIN, text("change.undo.under-way"));
            case UndoVerdict.AlreadyBack _ -> new Note(Note.Tone.PLAIN, text("change.undo.already"));
            case UndoVerdict.CannotUndo cannot -> new ProblemView(language, cannot.problem());
            case UndoVerdict.NotOpen closed -> new Note(
                    Note.Tone.ACCENT,
                    text("change.undo.not-open", closed.context()),
                    Buttons.link(text("change.undo.open", closed.context()), () -> open.accept(closed.context())));
        };
    }

    private ObservableValue<String> changedSince(UndoVerdict.ChangedSince since) {
        return since.by().isEmpty()
                ? text("change.undo.changed")
                : text("change.undo.changed-by", String.join(", ", since.by()), since.theirs());
    }

    private ObservableValue<String> text(String key, Object... args) {
        return language.text(key, args);
    }
}
