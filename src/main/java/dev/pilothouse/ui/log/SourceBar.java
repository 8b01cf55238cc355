package dev.pilothouse.ui.log;

import dev.pilothouse.log.Mark;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The containers whose lines are shown, each in its colour and with how it stands. A press hides its lines, a double one all others. */
final class SourceBar extends ScrollPane {

    private static final double MOST_HIGH = 72;

    private final Language language;
    private final ObjectProperty<Set<Integer>> hidden;
    private final FlowPane chips = new FlowPane(6, 6);
    private SourceStates states = SourceStates.NONE;

    SourceBar(Language language, ObjectProperty<Set<Integer>> hidden) {
        this.language = language;
        this.hidden = hidden;
        getStyleClass().add("log-sources");
        chips.getStyleClass().add("log-sources-chips");
        setContent(chips);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        chips.heightProperty().subscribe(high -> setPrefHeight(Math.min(MOST_HIGH, high.doubleValue() + snappedTopInset() + snappedBottomInset())));
        setMinHeight(USE_PREF_SIZE);
        hidden.subscribe(_ -> draw());
    }

    void show(SourceStates now) {
        if (!now.equals(states)) {
            states = now;
            draw();
        }
    }

    void again() {
        draw();
    }

    private void draw() {
        boolean several = states.all().size() > 1;
        setVisible(several);
        setManaged(several);
        chips.getChildren().setAll(several ? states.all().stream().map(this::chip).toList() : List.of());
    }

    private ToggleButton chip(SourceStates.One one) {
        int number = one.source().number();
        Region colour = new Region();
        colour.getStyleClass().addAll("log-source-colour", "log-series-" + (Math.floorMod(number, 8) + 1));
        HBox graphic = new HBox(4, colour);
        one.standing().ifPresent(now -> graphic.getChildren().add(new HealthIcon(health(now.mark()))));
        ToggleButton chip = new ToggleButton(SafeText.line(one.name()), graphic);
        chip.getStyleClass().setAll("toggle-button", "small", "log-source");
        chip.setSelected(!hidden.get().contains(number));
        chip.setOnAction(_ -> toggle(number));
        chip.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                only(number);
            }
        });
        String whole = SafeText.line(one.source().container().isEmpty() ? one.source().pod().name() : one.source().pod().name() + "/" + one.source().container());
        String said = one.standing().map(now -> say(now.mark())).map(words -> language.words().say("log-view.source.standing", whole, words)).orElse(whole);
        chip.setTooltip(new Tooltip(said));
        chip.setAccessibleText(said);
        return chip;
    }

    private String say(Mark mark) {
        return language.words().say(mark.key(), mark.args().toArray());
    }

    private static Health.State health(Mark mark) {
        return switch (mark.event()) {
            case WAITING -> Health.State.WAITING;
            case APPEARED, RESTARTED -> Health.State.PROGRESS;
            case ENDED -> Health.State.DONE;
            case GONE -> Health.State.UNKNOWN;
            case UNREADABLE -> Health.State.WARN;
        };
    }

    private void toggle(int number) {
        Set<Integer> next = new TreeSet<>(hidden.get());
        if (!next.remove(number)) {
            next.add(number);
        }
        hidden.set(next.size() == states.all().size() ? Set.of() : Set.copyOf(next));
    }

    private void only(int number) {
        hidden.set(IntStream.range(0, states.all().size()).boxed().filter(other -> other != number).collect(Collectors.toUnmodifiableSet()));
    }
}
