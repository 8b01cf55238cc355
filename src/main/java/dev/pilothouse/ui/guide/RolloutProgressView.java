package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Hindrance;
import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.guide.rollout.Rollout;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far the rollout is, with the pods of each revision, and what holds it up. */
final class RolloutProgressView extends VBox {

    private static final int MOST_REASONS = 4;

    private final Language language;
    private final LongConsumer undo;
    private final Consumer<String> remove;

    /**
     * @param undo goes back to the revision of that number
     * @param remove deletes the pod of that name
     */
    RolloutProgressView(Language language, LongConsumer undo, Consumer<String> remove) {
        this.language = language;
        this.undo = undo;
        this.remove = remove;
        getStyleClass().add("rollout-progress");
    }

    void show(Rollout rollout) {
        List<Node> nodes = new ArrayList<>();
        Label step = new Label(RolloutSigns.say(language.words(), rollout.status().step()));
        step.getStyleClass().add("bold-text");
        step.setWrapText(true);
        step.setMinHeight(USE_PREF_SIZE);
        HBox head = new HBox(new HealthIcon(RolloutSigns.health(rollout.status().phase())), step);
        head.getStyleClass().add("rollout-step");
        head.setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar(rollout.done());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("troubled"), rollout.status().troubled());
        nodes.add(head);
        nodes.add(bar);
        nodes.add(pods(rollout));
        List<Hindrance> reasons = rollout.status().hindrances();
        for (int i = 0; i < Math.min(MOST_REASONS, reasons.size()); i++) {
            nodes.add(reason(rollout, reasons.get(i), i == 0));
        }
        getChildren().setAll(nodes);
    }

    /** One line for each revision that has pods, newest first. */
    private Node pods(Rollout rollout) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rollout-pods");
        int row = 0;
        for (Revision revision : rollout.revisions()) {
            Revision.Copies copies = revision.copies();
            if (copies.present() == 0 && copies.wanted() == 0) {
                continue;
            }
            Label number = new Label(language.words().say("guide.rollout.revision", Long.toString(revision.number())));
            number.setMinWidth(USE_PREF_SIZE);
            ReplicaSquares squares = new ReplicaSquares(language);
            squares.show(copies.ready(), Math.max(copies.wanted(), copies.ready() < copies.present() ? copies.present() : copies.wanted()));
            squares.setAlignment(Pos.CENTER_LEFT);
            GridPane.setHgrow(squares, Priority.ALWAYS);
            Label ready = new Label(language.words().say("guide.rollout.ready", copies.ready(), copies.present()));
            ready.getStyleClass().addAll("small-text", "muted-text");
            ready.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, number, squares, ready);
        }
        return grid;
    }

    private Node reason(Rollout rollout, Hindrance hindrance, boolean first) {
        boolean left = hindrance.cause() == Hindrance.Cause.LEFT_BEHIND;
        Optional<Revision> back = first && !left && rollout.status().troubled() && rollout.undoRefusal().isEmpty() ? rollout.previous() : Optional.empty();
        Note.Tone tone = hindrance.cause().passing() ? Note.Tone.WARN : Note.Tone.BAD;
        String where = hindrance.pods() > 1
                ? language.words().say("guide.rollout.where-several", hindrance.object(), hindrance.pods())
                : hindrance.object();
        String detail = hindrance.detail().isEmpty() ? where : where + ": " + hindrance.detail();
        List<Node> actions = new ArrayList<>();
        back.ifPresent(revision -> actions.add(Buttons.link(
                language.text("guide.rollout.back-to", Long.toString(revision.number())), () -> undo.accept(revision.number()))));
        if (left) {
            actions.add(Buttons.link(language.text("guide.rollout.remove", hindrance.object()), () -> remove.accept(hindrance.object())));
        }
        return new Note(
                tone,
                new ReadOnlyStringWrapper(RolloutSigns.say(language.words(), hindrance.effect())),
                new ReadOnlyStringWrapper(detail),
                actions.toArray(Node[]::new));
    }
}
