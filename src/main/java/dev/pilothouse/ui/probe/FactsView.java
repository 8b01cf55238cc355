package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.StartUps;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.ui.kit.ChoiceWords;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.probe.ProbesState.Working;
import dev.pilothouse.words.Words;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known of the app, and what if something goes wrong with it. */
final class FactsView extends FlowPane {

    private static final int LONGEST_SECONDS = 3600;

    /** What may go wrong, with the amount that a person chooses. */
    enum What {
        NOTHING(0),
        HANGS(60),
        SLOW(3),
        FLAKY(10),
        DEPENDENCY(60);

        private final int usual;

        What(int usual) {
            this.usual = usual;
        }

        private static What of(Trouble trouble) {
            return switch (trouble) {
                case Trouble.None _ -> NOTHING;
                case Trouble.Hang _ -> HANGS;
                case Trouble.Slow _ -> SLOW;
                case Trouble.Flaky _ -> FLAKY;
                case Trouble.Dependency _ -> DEPENDENCY;
            };
        }

        private static int amount(Trouble trouble) {
            return switch (trouble) {
                case Trouble.None _ -> 1;
                case Trouble.Hang hang -> (int) (hang.at() / 1000);
                case Trouble.Slow slow -> (int) (slow.answer() / 1000);
                case Trouble.Flaky flaky -> flaky.oneIn();
                case Trouble.Dependency dependency -> (int) ((dependency.until() - dependency.from()) / 1000);
            };
        }

        /**
         * Makes the trouble.
         *
         * @param after the earliest that it can begin so that the app has come up before, in milliseconds
         */
        private Trouble trouble(int amount, long after) {
            return switch (this) {
                case NOTHING -> new Trouble.None();
                case HANGS -> new Trouble.Hang(1000L * amount);
                case SLOW -> new Trouble.Slow(after, 1000L * amount);
                case FLAKY -> new Trouble.Flaky(Math.max(2, amount));
                case DEPENDENCY -> new Trouble.Dependency(after, after + 1000L * amount);
            };
        }
    }

    private final ProbesViewModel model;
    private final Language language;
    private final NumberField start;
    private final Label seen = new Label();
    private final Label answer = new Label();
    private final ComboBox<What> what = new ComboBox<>();
    private final NumberField amount;
    private final HBox amountPlace = new HBox();
    private final StringProperty unit = new SimpleStringProperty("");
    private @Nullable Words shownIn;
    private boolean showing;

    FactsView(ProbesViewModel model, Language language) {
        this.model = model;
        this.language = language;
        start = new NumberField(language.text("guide.probe.facts.start"), language.text("guide.probe.unit.seconds"), 0, LONGEST_SECONDS, seconds ->
                model.suppose(before -> before.starting(1000L * seconds)));
        start.setMaxWidth(84);
        amount = new NumberField(language.text("guide.probe.facts.amount"), unit, 1, LONGEST_SECONDS, this::amount);
        amount.setMaxWidth(84);
        what.getItems().setAll(What.values());
        what.setConverter(new ChoiceWords<>(choice -> language.words().say("guide.probe.if." + choice.name().toLowerCase(Locale.ROOT))));
        what.valueProperty().subscribe((_, choice) -> choose(choice));
        what.accessibleTextProperty().bind(language.text("guide.probe.facts.if"));
        seen.getStyleClass().addAll("small-text", "muted-text");
        seen.setWrapText(true);
        seen.setMaxWidth(200);
        HBox startRow = new HBox(start, seen);
        startRow.getStyleClass().add("probe-row");
        startRow.setAlignment(Pos.BOTTOM_LEFT);
        what.setPrefWidth(190);
        HBox whatIf = new HBox(named("guide.probe.facts.if", what), amountPlace);
        whatIf.getStyleClass().add("probe-row");
        whatIf.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(startRow, fact("guide.probe.facts.answer", answer), whatIf);
        getStyleClass().add("probe-facts");
    }

    private Node fact(String key, Label value) {
        VBox both = named(key, value);
        value.getStyleClass().add("probe-fact");
        return both;
    }

    private VBox named(String key, Node node) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll("small-text", "muted-text");
        VBox both = new VBox(label, node);
        both.getStyleClass().add("number-field");
        return both;
    }

    private void choose(What choice) {
        if (!showing && choice != null) {
            int usual = choice == What.HANGS ? (int) (after() / 1000) : choice.usual;
            model.suppose(before -> before.with(choice.trouble(usual, after())));
        }
    }

    private void amount(int number) {
        if (!showing && what.getValue() != null) {
            model.suppose(before -> before.with(what.getValue().trouble(number, before.trouble().begins() > 0 ? before.trouble().begins() : after())));
        }
    }

    /** When all is quiet after the start: half a minute later, on a whole half minute. */
    private long after() {
        long start = model.stateProperty().get() instanceof Working working ? working.assumptions().start() : 0;
        return (start / 30_000 + 2) * 30_000;
    }

    void show(Working working) {
        Assumptions assumptions = working.assumptions();
        StartUps starts = working.seen();
        showing = true;
        start.show((int) Math.round(assumptions.start() / 1000.0));
        Effect words = starts.inWords();
        seen.setText(language.words().say(words.key(), words.args().toArray()));
        boolean measured = assumptions.answer() != Assumptions.QUICK;
        answer.setText(language.words().say(measured ? "guide.probe.facts.measured" : "guide.probe.facts.supposed", Long.toString(assumptions.answer())));
        What now = What.of(assumptions.trouble());
        if (!language.words().equals(shownIn)) {
            shownIn = language.words();
            what.setValue(null); // so that it is said in the new language
        }
        what.setValue(now);
        unit.set(now == What.FLAKY ? "" : language.words().say("guide.probe.unit.seconds"));
        amount.show(What.amount(assumptions.trouble()));
        amountPlace.getChildren().setAll(now == What.NOTHING ? java.util.List.of() : java.util.List.of(amount));
        showing = false;
    }
}
