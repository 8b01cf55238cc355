package dev.pilothouse.ui.nodes;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.Drain.Budget;
import dev.pilothouse.guide.Guest;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.Strip;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** What is supposed of the nodes, what would come of it, and the way back; nothing of it is written. */
final class SuppositionBanner extends VBox {

    /** More names than these are counted. */
    private static final int NAMES = 4;

    private final NodesViewModel model;
    private final Language language;
    private final Consumer<Place> go;

    SuppositionBanner(NodesViewModel model, Language language, Consumer<Place> go) {
        this.model = model;
        this.language = language;
        this.go = go;
        setSpacing(6);
        model.emptyingProperty().addListener((_, _, _) -> tell());
        model.extraProperty().addListener((_, _, _) -> tell());
        model.failedProperty().addListener((_, _, _) -> tell());
        language.onChange(this, this::tell);
        tell();
    }

    private void tell() {
        Words words = language.words();
        getChildren().clear();
        model.failedProperty().get().ifPresent(problem -> getChildren().add(new Strip(Health.State.BAD, said(title(words, problem)))));
        model.extraProperty().get().ifPresent(node -> getChildren().add(new Strip(
                Health.State.PROGRESS,
                said(words.say("nodes.extra", SafeText.line(node.like().node().name()))),
                Buttons.link(language.text("nodes.suppose.end"), () -> model.addNode(Optional.empty())))));
        model.emptyingProperty().get().ifPresent(this::emptied);
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private static String title(Words words, Problem problem) {
        return ProblemView.title(words, problem) + " " + ProblemView.next(words, problem);
    }

    private void emptied(Emptying emptying) {
        Words words = language.words();
        Drain drain = emptying.drain();
        String node = SafeText.line(drain.node().name());
        int stay = drain.guests().size() - drain.leaving().size();
        Health.State state = emptying.homeless() > 0 ? Health.State.WARN : Health.State.PROGRESS;
        getChildren().add(new Strip(
                state,
                said(words.say("nodes.emptying", node, drain.leaving().size(), emptying.placed(), stay)),
                Buttons.link(language.text("nodes.emptying.drain"), () -> go.accept(new Place.Drain(drain.node()))),
                Buttons.link(language.text("nodes.suppose.end"), () -> model.empty(Optional.empty()))));
        warn("nodes.emptying.homeless", drain.leaving().stream()
                .filter(guest -> emptying.moves().getOrDefault(guest.uid(), Optional.of("")).isEmpty())
                .toList());
        warn("nodes.emptying.alone", drain.leaving().stream().filter(Guest::isAlone).toList());
        warn("nodes.emptying.data", drain.leaving().stream().filter(Guest::losesData).toList());
        for (Budget budget : drain.budgets()) {
            String key = budget.allowed() == 0 ? "nodes.emptying.budget-none" : "nodes.emptying.budget";
            getChildren().add(new Strip(
                    budget.allowed() == 0 ? Health.State.WARN : Health.State.OK,
                    said(words.say(key, SafeText.line(budget.name()), budget.allowed(), names(budget.guests())))));
        }
    }

    private void warn(String key, List<Guest> guests) {
        if (!guests.isEmpty()) {
            getChildren().add(new Strip(
                    Health.State.WARN, said(language.words().say(key, guests.size(), names(guests.stream().map(guest -> guest.ref().name()).toList())))));
        }
    }

    private String names(List<String> names) {
        String first = names.stream().limit(NAMES).map(SafeText::line).collect(Collectors.joining(", "));
        return names.size() > NAMES ? language.words().say("nodes.names-more", first, names.size() - NAMES) : first;
    }

    private static ObservableValue<String> said(String sentence) {
        return new SimpleObjectProperty<>(sentence);
    }
}
