package dev.pilothouse.ui.change;

import dev.pilothouse.change.Receipt;
import dev.pilothouse.ui.change.HistoryCell.HistoryLine;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of the history: the heading of a day, or a change with its time, what it did, its objects and its cluster. */
final class HistoryCell extends ListCell<HistoryLine> {

    private final Language language;

    HistoryCell(Language language) {
        this.language = language;
        getStyleClass().add("history-cell");
    }

    /** What a line of the history holds. */
    sealed interface HistoryLine {

        record Day(LocalDate day) implements HistoryLine {}

        record Change(Receipt receipt) implements HistoryLine {}
    }

    @Override
    protected void updateItem(@Nullable HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        setAccessibleText(null);
        if (empty || line == null) {
            setGraphic(null);
            setMouseTransparent(true);
            return;
        }
        setMouseTransparent(line instanceof HistoryLine.Day);
        setGraphic(
                switch (line) {
                    case HistoryLine.Day day -> day(day.day());
                    case HistoryLine.Change change -> change(change.receipt());
                });
    }

    private Node day(LocalDate day) {
        Label label = new Label(Moments.day(language.words(), day, LocalDate.now(java.time.ZoneId.systemDefault())));
        label.getStyleClass().add("history-day");
        return label;
    }

    private Node change(Receipt receipt) {
        Label time = new Label(Moments.time(language.words(), receipt.at()));
        time.getStyleClass().addAll("small-text", "muted-text", "history-time");
        Label what = new Label(Summaries.of(language.words(), receipt));
        what.setMinWidth(0);
        Label objects = new Label(objects(receipt));
        objects.getStyleClass().addAll("small-text", "muted-text");
        objects.setMinWidth(0);
        VBox text = new VBox(what, objects);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(time, text);
        Results.mark(receipt.result()).ifPresent(state -> {
            Label ended = new Label(Summaries.result(language.words(), receipt.result()), new HealthIcon(state));
            ended.getStyleClass().addAll("small-text", HealthIcon.styleClass(state));
            ended.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(ended);
        });
        line.getChildren().add(Chip.neutral(receipt.context()));
        line.getStyleClass().add("history-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        line.setMaxWidth(Region.USE_COMPUTED_SIZE);
        setAccessibleText(time.getText() + ", " + what.getText() + ", " + receipt.context() + ", " + Summaries.result(language.words(), receipt.result()));
        return line;
    }

    private String objects(Receipt receipt) {
        if (receipt.refs().isEmpty()) {
            return "";
        }
        String first = receipt.refs().getFirst().toString();
        int more = receipt.refs().size() - 1;
        String who = receipt.by().person().isEmpty() ? "" : " · " + receipt.by().person();
        return (more == 0 ? first : language.words().say("change.history.more", first, more)) + who;
    }
}
