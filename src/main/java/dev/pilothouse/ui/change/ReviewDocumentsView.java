package dev.pilothouse.ui.change;

import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.DiffPane;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The objects of a change as tabs, each with its lines and its verdict; the chosen one is shown in the diff pane. */
final class ReviewDocumentsView extends HBox {

    /** The ways to show a change: its difference, or the commands that would do the same. */
    enum Look {
        UNIFIED,
        SIDE_BY_SIDE,
        KUBECTL
    }

    private final ReviewViewModel model;
    private final DiffPane diff;
    private final Language language;
    private final HBox tabs = new HBox();
    private final Segmented<Look> layout = new Segmented<>(Look.UNIFIED);
    private int selected;

    ReviewDocumentsView(ReviewViewModel model, DiffPane diff, Language language) {
        this.model = model;
        this.diff = diff;
        this.language = language;
        getStyleClass().add("review-documents");
        tabs.getStyleClass().add("review-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(tabs);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        layout.getStyleClass().add("small");
        layout.add(Look.UNIFIED, language.text("kit.diff.unified"));
        layout.add(Look.SIDE_BY_SIDE, language.text("kit.diff.side-by-side"));
        layout.add(Look.KUBECTL, Bindings.createStringBinding(
                () -> language.words().say(model.commandsKey()), language.wordsProperty(), model.draftProperty()));
        layout.setMinWidth(Region.USE_PREF_SIZE);
        layout.valueProperty().subscribe(chosen ->
                diff.layoutProperty().set(chosen == Look.SIDE_BY_SIDE ? DiffPane.Layout.SIDE_BY_SIDE : DiffPane.Layout.UNIFIED));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(scroll, layout);
        model.documentsProperty().subscribe(_ -> fill());
    }

    /** How the change is shown. */
    ReadOnlyObjectProperty<Look> layoutProperty() {
        return layout.valueProperty();
    }

    /** Shows the document of that number, from 0, if there is one. */
    void select(int number) {
        if (number < documents().size()) {
            selected = number;
            fill();
        }
    }

    private List<ReviewDocument> documents() {
        return model.documentsProperty().get();
    }

    private void fill() {
        List<ReviewDocument> documents = documents();
        selected = Math.clamp(selected, 0, Math.max(0, documents.size() - 1));
        tabs.getChildren().clear();
        for (int i = 0; i < documents.size(); i++) {
            tabs.getChildren().add(tab(documents.get(i), i));
        }
        if (!documents.isEmpty()) {
            ReviewDocument shown = documents.get(selected);
            diff.show(shown.ref().name() + ".yaml", shown.difference());
        }
    }

    private ToggleButton tab(ReviewDocument document, int number) {
        Label counts = new Label(counts(document));
        counts.getStyleClass().addAll("small-text", "subtle-text");
        HBox extra = new HBox(Icon.of(KindIcons.of(document.ref().kind())), name(document), counts);
        document.verdict().ifPresent(verdict -> extra.getChildren().add(mark(verdict)));
        extra.getStyleClass().add("review-tab-content");
        extra.setAlignment(Pos.CENTER_LEFT);
        ToggleButton tab = new ToggleButton(null, extra);
        tab.getStyleClass().add("review-tab");
        tab.setSelected(number == selected);
        tab.setOnAction(_ -> select(number));
        tab.setAccessibleText(document.ref() + " " + counts.getText());
        tab.setMinWidth(Region.USE_PREF_SIZE);
        return tab;
    }

    private static Label name(ReviewDocument document) {
        return new Label(document.ref().kind().name() + " " + document.ref().name());
    }

    private String counts(ReviewDocument document) {
        if (document.effect() == Effect.CREATE) {
            return language.words().say("change.effect.create");
        }
        if (document.effect() == Effect.DELETE) {
            return language.words().say("change.effect.delete");
        }
        long added = document.difference().added();
        long removed = document.difference().removed();
        return (added > 0 ? "+" + added : "") + (added > 0 && removed > 0 ? " " : "") + (removed > 0 ? "−" + removed : "");
    }

    private static FontIcon mark(Verdict verdict) {
        return new HealthIcon(
                switch (verdict) {
                    case Verdict.Accepted accepted -> accepted.warnings().isEmpty() ? Health.State.OK : Health.State.WARN;
                    case Verdict.NeedsChoice _, Verdict.Outdated _ -> Health.State.WARN;
                    case Verdict.Refused _ -> Health.State.BAD;
                    case Verdict.CheckedHereOnly _ -> Health.State.UNKNOWN;
                });
    }
}
