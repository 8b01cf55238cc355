package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row on the screen. It listens to the clock of its table and tells its cells; rows that are not on the screen cost nothing. */
final class LiveTableRow extends TableRow<TableLine> {

    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final TableClock clock;
    private final Supplier<List<TableField>> fields;
    private final ChangeListener<Number> onTick = (source, before, after) -> again();

    LiveTableRow(TableClock clock, Supplier<List<TableField>> fields) {
        this.clock = clock;
        this.fields = fields;
        clock.ticksProperty().addListener(new WeakChangeListener<>(onTick));
    }

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
        super.updateItem(line, empty);
        mark();
    }

    private void again() {
        if (isEmpty() || getItem() == null) {
            return;
        }
        mark();
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof LiveCell cell) {
                cell.again();
            }
        }
    }

    private void mark() {
        TableLine line = getItem();
        pseudoClassStateChanged(GONE, line != null && line.gone());
        pseudoClassStateChanged(OLD, line != null && clock.isOld(line.row()));
        pseudoClassStateChanged(DONE, line != null && line.row().health().state() == Health.State.DONE);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        TableLine line = getItem();
        if (attribute == AccessibleAttribute.TEXT && line != null && !isEmpty()) {
            int count = getTableView().getItems().size();
            return RowText.spoken(line.row(), getIndex() + 1, count, fields.get(), clock.words(), clock.now(line.row()));
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }
}
