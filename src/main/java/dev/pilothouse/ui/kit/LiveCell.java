package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.chart.Sparkline;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
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
    private @Nullable Sparkline curve;
    private int shownVersion = -1;
    private @Nullable Row shownRow;
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
            case TableColumns.NAME, "object" -> setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            case TableColumns.AGE -> getStyleClass().add("quiet");
            default -> {}
        }
        SideColumn side = field.side();
        if (side != null) {
            curve = new Sparkline(side::say);
            setContentDisplay(ContentDisplay.RIGHT);
            setGraphicTextGap(10);
        }
    }

    @Override
    protected void updateItem(@Nullable TableLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(LEAD, getTableView() != null && getTableView().getVisibleLeafColumn(0) == getTableColumn());
        if (empty || line == null) {
            shownText = "";
            shownHealth = null;
            shownRow = null;
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
        showCurve(row);
        String text = field.text(row, clock.words(), clock.now(row));
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

    /** A curve is asked for only when there is a newer one, or another row. */
    private void showCurve(Row row) {
        SideColumn side = field.side();
        Sparkline line = curve;
        if (side == null || line == null) {
            return;
        }
        boolean same = shownRow != null && shownRow.uid().equals(row.uid());
        if (!same || shownVersion != side.version()) {
            shownRow = row;
            shownVersion = side.version();
            line.show(side.curve(row), side.reach(row));
            setGraphic(line);
        }
    }

    /** Forgets what is shown, so that another language is read. */
    void forget() {
        shownText = "";
        shownHealth = null;
    }
}
