package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.timeline.Before;
import dev.pilothouse.timeline.Suspect;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.axis.Mark;
import dev.pilothouse.ui.kit.axis.Shape;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What changed before an object broke: each change with how it is tied to the object, and the way to take it back. */
final class BeforeCard extends VBox {

    private static final int MOST = 4;

    private final Language language;
    private final Telling telling;
    private final LongSupplier now;
    private final Consumer<ResourceRef> open;
    private final Consumer<Receipt> history;
    private final Consumer<Receipt> undo;

    BeforeCard(Language language, Telling telling, LongSupplier now, Consumer<ResourceRef> open, Consumer<Receipt> history, Consumer<Receipt> undo) {
        this.language = language;
        this.telling = telling;
        this.now = now;
        this.open = open;
        this.history = history;
        this.undo = undo;
        getStyleClass().addAll("card", "before-card");
        setId("timeline-before");
        show(Optional.empty());
    }

    void show(Optional<Before> before) {
        setVisible(before.isPresent());
        setManaged(before.isPresent());
        getChildren().clear();
        before.ifPresent(this::fill);
    }

    private void fill(Before before) {
        Label title = new Label(say(
                "timeline.before.title", SafeText.line(before.warning().about().shortName()), telling.moment(before.warning().first(), now.getAsLong()),
                SafeText.line(before.warning().reason())));
        title.getStyleClass().add("card-title");
        title.setMinWidth(0);
        getChildren().add(title);
        if (before.suspects().isEmpty()) {
            getChildren().add(muted(say("timeline.before.none", Before.WINDOW.toMinutes())));
        }
        before.suspects().stream().limit(MOST).forEach(suspect -> getChildren().add(line(suspect, before)));
        int more = before.suspects().size() - MOST;
        if (more > 0) {
            getChildren().add(muted(say("timeline.before.more", more)));
        }
    }

    private Node line(Suspect suspect, Before before) {
        Label when = new Label(say("timeline.before.when", telling.age(Math.max(0, before.warning().first() - suspect.at()))));
        when.setMinWidth(84);
        when.getStyleClass().add("small-text");
        Label what = new Label(what(suspect));
        what.getStyleClass().add("before-what");
        what.setMinWidth(0);
        Label how = muted(say("timeline.tie." + suspect.how().name().toLowerCase(Locale.ROOT), SafeText.line(suspect.touched().shortName())));
        how.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox line = new HBox(8, new Shape(look(suspect)), when, what, how, stretch);
        switch (suspect) {
            case Suspect.Ours(var receipt, _, _, _) -> line.getChildren().addAll(
                    small("timeline.before.history", "", () -> history.accept(receipt)), small("timeline.undo", Icons.UNDO, () -> undo.accept(receipt)));
            case Suspect.Theirs _, Suspect.Rollout _ -> line.getChildren().add(small("timeline.open", "", () -> open.accept(suspect.touched())));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        return line;
    }

    private String what(Suspect suspect) {
        return switch (suspect) {
            case Suspect.Ours(var receipt, _, _, _) -> telling.summary(receipt);
            case Suspect.Theirs(var manager, _, _, _) -> say("timeline.before.theirs", SafeText.line(manager));
            case Suspect.Rollout(var revision, _, _, _) -> say("timeline.rollout", SafeText.line(revision));
        };
    }

    private static Mark.Look look(Suspect suspect) {
        return suspect instanceof Suspect.Rollout ? Mark.Look.ROLLOUT : Mark.Look.CHANGE;
    }

    private Region small(String key, String icon, Runnable action) {
        var button = Buttons.small(Buttons.plain(language.text(key), action));
        button.setMinWidth(USE_PREF_SIZE);
        return icon.isEmpty() ? button : Buttons.with(icon, button);
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("subtle-text");
        return label;
    }

    private String say(String key, Object... args) {
        return language.words().say(key, args);
    }
}
