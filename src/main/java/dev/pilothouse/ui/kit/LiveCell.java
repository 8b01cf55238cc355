package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that reads its row again when it is told to, and does nothing when it would show the same. */
final class LiveCell extends TableCell<TableLine, TableLine> {

    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
    private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

    private final TableField field;
    private final TableClock clock;
    private final UnaryOperator<String> tint;
    private @Nullable HealthLabel health;
    private @Nullable Health shownHealth;
    private String shownText = "";
    private String shownStyle = "";

    /**
     * @param tint style class for a text, empty for none
     */
    LiveCell(TableField field, TableClock clock, UnaryOperator<String> tint) {
        this.field = field;
        this.clock = clock;
        this.tint = tint;
        getStyleClass().add("live-cell");
        if (field.isRight()) {
            getStyleClass().add("right-aligned");
        }
        switch (field.id()) {
            case TableColumns.STATUS -> health = new HealthLabel();
            case TableColumns.NAME -> setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            case TableColumns.AGE -> getStyleClass().add("quiet");
            default -> {}
        }
    }

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(LEAD, getTableView() != null && getTableView().getVisibleLeafColumn(0) == getTableColumn());
        if (empty || line == null) {
            shownText = "";
            shownHealth = null;
            setText(null);
            setGraphic(null);
        } else {
            show(line.row());
        }
    }

    /** Reads the row again. */
    void again() {
        if (!isEmpty() && getItem() != null) {
            show(getItem().row());
        }
    }

    private void show(Row row) {
        HealthLabel label = health;
        if (label != null) {
            if (!row.health().equals(shownHealth) || getGraphic() == null) {
                shownHealth = row.health();
                label.show(row.health(), clock.words());
                label.setText(SafeText.line(label.getText()));
                setGraphic(label);
            }
            return;
        }
        String text = field.text(row, clock.words(), clock.now());
        if (!text.equals(shownText)) {
            shownText = text;
            setText(text);
            style(tint.apply(text));
        }
        boolean alarming = row.health().state() == Health.State.BAD && field.cell(row) instanceof Cell.Restarts restarts && restarts.count() > 0;
        pseudoClassStateChanged(ALARMING, alarming);
    }

    private void style(String style) {
        if (!style.equals(shownStyle)) {
            getStyleClass().remove(shownStyle);
            shownStyle = style;
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }
    }

    /** Forgets what is shown, so that another language is read. */
    void forget() {
        shownText = "";
        shownHealth = null;
    }
}
