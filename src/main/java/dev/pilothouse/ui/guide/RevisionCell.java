package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.rollout.Revision;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.Language;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One revision: its number and images, and below who made it, why and when. */
final class RevisionCell extends ListCell<Revision> {

    private final Language language;
    private final Supplier<Instant> now;

    RevisionCell(Language language, Supplier<Instant> now) {
        this.language = language;
        this.now = now;
        getStyleClass().add("revision-cell");
    }

    @Override
    protected void updateItem(@Nullable Revision revision, boolean empty) {
        super.updateItem(revision, empty);
        if (empty || revision == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Label number = new Label(Long.toString(revision.number()));
        number.getStyleClass().addAll("bold-text", "revision-number");
        Label images = new Label(RolloutSigns.images(revision));
        images.setMinWidth(0);
        Label origin = new Label(RolloutSigns.origin(language.words(), revision, now.get()));
        origin.getStyleClass().addAll("small-text", "muted-text");
        origin.setMinWidth(0);
        VBox text = new VBox(images, origin);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(number, text);
        if (revision.current()) {
            line.getChildren().add(Chip.accent(language.words().say("guide.rollout.now")));
        }
        line.getStyleClass().add("revision-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        setGraphic(line);
        setAccessibleText(number.getText() + ", " + images.getText() + ", " + origin.getText());
    }
}
