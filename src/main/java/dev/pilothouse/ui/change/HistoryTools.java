package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt.Result;
import dev.pilothouse.change.ReceiptFilter;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What narrows the history: words, cluster, time and how a change ended. */
final class HistoryTools extends HBox {

    /** How far back one looks. */
    private enum Span {
        ANY(0),
        TODAY(1),
        WEEK(7),
        MONTH(30);

        private final int days;

        Span(int days) {
            this.days = days;
        }

        private Optional<Instant> from() {
            return days == 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.now(ZoneId.systemDefault()).minusDays(days - 1L).atStartOfDay(ZoneId.systemDefault()).toInstant());
        }
    }

    private final HistoryViewModel model;
    private final Language language;
    private final ComboBox<String> contexts;

    HistoryTools(HistoryViewModel model, Language language) {
        this.model = model;
        this.language = language;
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        TextField words = Anchor.at(Anchor.FILTER, new TextField());
        words.promptTextProperty().bind(language.text("change.history.filter"));
        words.accessibleTextProperty().bind(language.text("change.history.filter"));
        words.textProperty().bindBidirectional(model.filterProperty());
        words.setPrefWidth(320);
        words.setMinWidth(140);
        HBox.setHgrow(words, Priority.SOMETIMES);
        words.setMaxWidth(420);
        contexts = choice("change.history.any-cluster", name -> name, name -> narrow(model.conditions().withContext(name)), "");
        ComboBox<Span> span = choice(
                "change.history.any-time",
                value -> language.words().say("change.history.span." + value.name().toLowerCase(Locale.ROOT)),
                value -> narrow(since(value.from())),
                Span.ANY);
        span.getItems().setAll(Span.values());
        ComboBox<Optional<Result>> result = choice(
                "change.history.any-result",
                value -> value.map(ended -> Summaries.result(language.words(), ended)).orElse(""),
                value -> narrow(model.conditions().withResult(value)),
                Optional.empty());
        List<Optional<Result>> results = new ArrayList<>(List.of(Optional.empty()));
        for (Result ended : Result.values()) {
            results.add(Optional.of(ended));
        }
        result.getItems().setAll(results);
        getChildren().addAll(words, contexts, span, result);
    }

    /** Offers the clusters that the journal knows. */
    void offer(List<String> names) {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(names);
        if (!contexts.getItems().equals(all)) {
            contexts.getItems().setAll(all);
        }
    }

    private ReceiptFilter since(Optional<Instant> from) {
        ReceiptFilter now = model.conditions();
        return new ReceiptFilter("", now.object(), now.kind(), now.namespace(), now.context(), from, Optional.empty(), now.result());
    }

    private void narrow(ReceiptFilter filter) {
        model.narrow(filter);
    }

    /**
     * @param anyKey says that nothing is asked for, which is the first value
     */
    private <T> ComboBox<T> choice(String anyKey, Function<T, String> word, Consumer<T> chosen, T any) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setValue(any);
        language.follow(this, () -> combo.setConverter(new ChoiceWords<>(value -> value.equals(any) ? language.words().say(anyKey) : word.apply(value))));
        combo.accessibleTextProperty().bind(language.text(anyKey));
        language.onChange(this, () -> {
            T value = combo.getValue();
            combo.setValue(null); // it draws its value anew only when that is another
            combo.setValue(value);
        });
        combo.valueProperty().subscribe((_, value) -> chosen.accept(value == null ? any : value));
        combo.setMinWidth(90);
        return combo;
    }
}
