package dev.pilothouse.ui.timeline;

import dev.pilothouse.timeline.Happening;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.axis.Mark;
import dev.pilothouse.ui.kit.axis.Shape;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One happening as a line: when, what, of whom, in words. */
final class HappeningCell extends ListCell<Happening> {

    private final Telling telling;
    private final LongSupplier now;
    private final Label time = fixed(64);
    private final Shape shape = new Shape(Mark.Look.NORMAL);
    private final Label sort = fixed(72);
    private final Label object = fixed(230);
    private final Label reason = fixed(150);
    private final Label message = new Label();
    private final Label count = new Label();
    private final HBox line;

    HappeningCell(Telling telling, LongSupplier now) {
        this.telling = telling;
        this.now = now;
        object.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        time.getStyleClass().addAll("subtle-text", "small-text");
        sort.getStyleClass().add("small-text");
        message.getStyleClass().add("subtle-text");
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        count.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(8, time, shape, sort, object, reason, message, count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.setPrefWidth(0);
        getStyleClass().add("lane");
    }

    private static Label fixed(double width) {
        Label label = new Label();
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Happening happening, boolean empty) {
        super.updateItem(happening, empty);
        setText(null);
        if (empty || happening == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        long moment = now.getAsLong();
        time.setText(telling.moment(happening.last(), moment));
        shape.show(Telling.look(happening.sort()));
        sort.setText(telling.sort(happening.sort()));
        object.setText(SafeText.line(happening.about().shortName()));
        reason.setText(telling.reason(happening));
        message.setText(telling.message(happening));
        count.setText(happening.count() > 1 ? "× " + happening.count() : "");
        setAccessibleText(telling.whole(happening, moment));
        setGraphic(line);
    }
}
