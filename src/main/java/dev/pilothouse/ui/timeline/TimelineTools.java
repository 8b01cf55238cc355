package dev.pilothouse.ui.timeline;

import dev.pilothouse.timeline.Happening.Sort;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.axis.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What narrows, groups and stretches the timeline, and what its shapes mean. */
final class TimelineTools extends VBox {

    private static final Set<Sort> WARNINGS = Set.of(Sort.WARNING, Sort.RESTART);
    private static final Set<Sort> CHANGES = Set.of(Sort.CHANGE, Sort.ROLLOUT, Sort.CREATION);

    private final TimelineViewModel model;
    private final Language language;
    private final TextField filter = new TextField();
    private final ComboBox<String> kinds;
    private final ComboBox<String> reasons;
    private final Segmented<Set<Sort>> sorts = new Segmented<>(Set.of());
    private final Hyperlink late;
    private final Hyperlink follow;
    private final HBox legend = new HBox(12);

    /** @param asList whether what happened is listed instead of drawn */
    TimelineTools(TimelineViewModel model, Language language, ObjectProperty<Boolean> asList) {
        this.model = model;
        this.language = language;
        kinds = combo("timeline.kinds.all");
        reasons = combo("timeline.reasons.all");
        Anchor.at("timeline-filter", filter).promptTextProperty().bind(language.text("timeline.filter"));
        filter.accessibleTextProperty().bind(language.text("timeline.filter"));
        filter.setPrefWidth(220);
        filter.textProperty().addListener((source, before, now) -> model.soughtProperty().set(model.soughtProperty().get().withWords(now)));
        kinds.valueProperty().addListener((source, before, now) -> model.soughtProperty().set(model.soughtProperty().get().withKind(now == null ? "" : now)));
        reasons.valueProperty().addListener((source, before, now) -> model.soughtProperty().set(model.soughtProperty().get().withReason(now == null ? "" : now)));
        sorts.add(Set.of(), language.text("timeline.sorts.all"));
        sorts.add(WARNINGS, language.text("timeline.sorts.warnings"));
        sorts.add(CHANGES, language.text("timeline.sorts.changes"));
        sorts.valueProperty().addListener((source, before, now) -> model.soughtProperty().set(model.soughtProperty().get().withSorts(now)));
        Segmented<Boolean> ways = new Segmented<>(asList.get());
        ways.add(false, language.text("timeline.as-axis"));
        ways.add(true, language.text("timeline.as-list"));
        ways.valueProperty().bindBidirectional(asList);
        HBox narrowing = row(filter, kinds, reasons, sorts, stretch(), ways);
        Segmented<Span> spans = new Segmented<>(model.spanProperty().get());
        for (Span span : Span.values()) {
            spans.add(span, language.text("timeline.span." + span.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        spans.valueProperty().bindBidirectional(model.spanProperty());
        Segmented<Lane.Grouping> groups = new Segmented<>(model.groupingProperty().get());
        groups.add(Lane.Grouping.OBJECT, language.text("timeline.by-object"));
        groups.add(Lane.Grouping.REASON, language.text("timeline.by-reason"));
        groups.valueProperty().bindBidirectional(model.groupingProperty());
        follow = Buttons.link(language.text("timeline.follow"), model::followAgain);
        late = new Hyperlink();
        late.setMinWidth(USE_PREF_SIZE);
        late.setOnAction(_ -> model.sortAgain());
        legend.setAlignment(Pos.CENTER_RIGHT);
        HBox stretching = row(spans, groups, follow, late, stretch(), legend);
        groups.visibleProperty().bind(asList.map(list -> !list));
        groups.managedProperty().bind(groups.visibleProperty());
        getStyleClass().add("timeline-tools");
        getChildren().addAll(narrowing, stretching);
        model.lateProperty().addListener((source, before, now) -> show());
        language.follow(this, this::again);
    }

    private ComboBox<String> combo(String allKey) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setConverter(new ChoiceWords<>(value -> value.isEmpty() ? language.words().say(allKey) : value));
        combo.getItems().setAll("");
        combo.setValue("");
        combo.setPrefWidth(150);
        combo.accessibleTextProperty().bind(language.text(allKey));
        return combo;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region stretch() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        return stretch;
    }

    private void again() {
        legend.getChildren().clear();
        for (Sort sort : Sort.values()) {
            Label word = new Label(new Telling(language).sort(sort));
            word.getStyleClass().addAll("subtle-text", "small-text");
            HBox pair = new HBox(3, new Shape(Telling.look(sort)), word);
            pair.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(pair);
        }
        say(kinds);
        say(reasons);
        show();
    }

    /** A combo box keeps the words that it has until it gets another value. */
    private static void say(ComboBox<String> combo) {
        String chosen = combo.getValue();
        StringConverter<String> words = combo.getConverter();
        combo.setConverter(null);
        combo.setConverter(words);
        combo.setValue(chosen);
    }

    /** Offers what there is to choose from; what is chosen stays, also when it is not there any more. */
    void show() {
        model.pictureProperty().get().ifPresent(picture -> {
            offer(kinds, picture.kinds());
            offer(reasons, picture.reasons());
        });
        follow.setVisible(!model.follows());
        follow.setManaged(!model.follows());
        late.setText(language.words().say("timeline.late", model.lateProperty().get()));
        late.setVisible(model.lateProperty().get() > 0);
        late.setManaged(late.isVisible());
    }

    private static void offer(ComboBox<String> combo, List<String> values) {
        List<String> items = new ArrayList<>(List.of(""));
        items.addAll(values);
        String chosen = combo.getValue();
        if (!items.contains(chosen)) {
            items.add(chosen);
        }
        if (!combo.isShowing() && !combo.getItems().equals(items)) {
            combo.getItems().setAll(items);
            combo.setValue(chosen);
        }
    }

    void focusFilter() {
        filter.requestFocus();
    }

    /** Asks for everything again. */
    void clear() {
        filter.clear();
        kinds.setValue("");
        reasons.setValue("");
        sorts.valueProperty().set(Set.of());
    }
}
