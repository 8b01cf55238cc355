package dev.pilothouse.ui.timeline;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.model.Problem;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.axis.Mark;
import dev.pilothouse.ui.kit.axis.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says in words what the pointer or the keyboard is on; what was chosen can be opened, a change taken back. */
final class Readout extends HBox {

    private final Language language;
    private final Telling telling;
    private final LongSupplier now;
    private final Shape shape = new Shape(Mark.Look.NORMAL);
    private final Label words = new Label();
    private final ActionButton open;
    private final ActionButton undo;
    private List<Happening> chosen = List.of();

    Readout(Language language, Telling telling, LongSupplier now, Consumer<Happening> open, Consumer<Receipt> undo) {
        this.language = language;
        this.telling = telling;
        this.now = now;
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        words.setAccessibleRole(AccessibleRole.TEXT);
        words.setId("timeline-readout");
        HBox.setHgrow(words, Priority.ALWAYS);
        this.open = Buttons.small(Buttons.plain(language.text("timeline.open"), () -> first().ifPresent(open)));
        this.undo = Buttons.small(Buttons.with(Icons.UNDO, Buttons.plain(language.text("timeline.undo"), () -> receipt().ifPresent(undo))));
        this.open.setMinWidth(USE_PREF_SIZE);
        this.undo.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(shape, words, this.undo, this.open);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("timeline-readout");
        show(List.of());
    }

    private Optional<Happening> first() {
        return chosen.stream().findFirst();
    }

    Optional<Receipt> receipt() {
        return chosen.stream().filter(Happening.Changed.class::isInstance).map(happening -> ((Happening.Changed) happening).receipt()).findFirst();
    }

    /** Says what is chosen, with what can be done about it. */
    void show(List<Happening> happenings) {
        chosen = happenings;
        say(happenings);
        open.setVisible(!happenings.isEmpty());
        undo.setVisible(receipt().isPresent());
        undo.setManaged(receipt().isPresent());
    }

    /** Says what the pointer is on; away from everything, what is chosen. */
    void point(List<Happening> happenings) {
        say(happenings.isEmpty() ? chosen : happenings);
    }

    private void say(List<Happening> happenings) {
        shape.setVisible(!happenings.isEmpty());
        if (happenings.isEmpty()) {
            words.setText(language.words().say("timeline.readout.none"));
            return;
        }
        Happening newest = happenings.getLast();
        shape.show(Telling.look(newest.sort()));
        String more = happenings.size() > 1 ? " " + language.words().say("timeline.readout.more", happenings.size() - 1) : "";
        words.setText(telling.whole(newest, now.getAsLong()) + more);
    }

    /** Says why a change cannot be taken back. */
    void refuse(Problem problem) {
        words.setText(ProblemView.title(language.words(), problem) + " " + ProblemView.next(language.words(), problem));
    }
}
