package dev.pilothouse.ui.overview;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Rollouts under way: how far, for how long, and the ways to stop and to turn back. Not there while nothing rolls out. */
final class RolloutsCard {

    private static final int MOST = 5;

    private final Language language;
    private final LongSupplier now;
    private final Consumer<Place> go;
    private final Card card;
    private List<Moving> drawn = List.of();

    RolloutsCard(Language language, LongSupplier now, Consumer<Place> go) {
        this.language = language;
        this.now = now;
        this.go = go;
        card = new Card(language.text("overview.rollouts"), new SimpleObjectProperty<>(""));
        card.setId("overview-rollouts");
        draw();
    }

    Node node() {
        return card;
    }

    void show(List<Moving> moving) {
        if (!moving.equals(drawn)) {
            drawn = moving;
            draw();
        }
    }

    /** Says again what is shown: it has lasted longer, or the language is another. */
    void draw() {
        List<Moving> moving = drawn;
        card.setVisible(!moving.isEmpty());
        card.setManaged(!moving.isEmpty());
        card.body().getChildren().setAll(moving.stream().limit(MOST).map(this::line).toList());
        if (moving.size() > MOST) {
            Label more = new Label(language.words().say("overview.attention.more", moving.size() - MOST));
            more.getStyleClass().addAll("subtle-text", "small-text", "card-foot");
            card.body().getChildren().add(more);
        }
    }

    private Node line(Moving moving) {
        ResourceRef ref = moving.row().ref();
        Region name = Buttons.link(new SimpleObjectProperty<>(SafeText.line(ref.name())), () -> go.accept(new Place.Rollout(ref)));
        name.setMinWidth(0);
        Label far = new Label(language.words().say("overview.rollouts.far", moving.updated(), moving.wanted()));
        far.setMinWidth(Region.USE_PREF_SIZE);
        LoadBar bar = new LoadBar(moving.wanted() == 0 ? 1 : Math.min(0.89, (double) moving.updated() / moving.wanted()), 0);
        bar.setMinWidth(40);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label age = new Label(moving.since() == 0 ? "" : Ages.say(language.words(), now.getAsLong() - moving.since()));
        age.getStyleClass().addAll("subtle-text", "small-text");
        age.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, name, far, bar, age);
        if (moving.pausable()) {
            line.getChildren().add(sized(Buttons.small(Buttons.with(Icons.PAUSE, Buttons.plain(language.text("overview.rollouts.pause"), () -> go.accept(new Place.Review(pause(ref))))))));
        }
        line.getChildren().add(sized(Buttons.small(Buttons.with(Icons.UNDO, Buttons.plain(language.text("overview.rollouts.back"), () -> go.accept(new Place.Rollout(ref)))))));
        line.getStyleClass().add("overview-rollout");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Draft pause(ResourceRef ref) {
        Tree paused = new Tree(Map.of("spec", Map.of("paused", true)));
        return new Draft(new Draft.Summary("rollout-pause", List.of(ref.shortName())), List.of(new Draft.Wish.SetFields(ref, paused)));
    }

    private static Region sized(Region button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
