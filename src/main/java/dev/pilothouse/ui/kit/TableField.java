package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Row;
import dev.pilothouse.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as a table shows it: what it reads from a row and how that is written.
 *
 * @param index where its cell is in a row, or -1 for what every row has or none
 * @param side where its values come from, null for the rows themselves
 */
record TableField(Column column, int index, @Nullable SideColumn side) {

    /** Widths of columns that are known; others go by what they are and how they are headed. */
    private static final double STATUS_WIDTH = 184;

    private static final double NAME_WIDTH = 190;

    private static final double CURVE_WIDTH = 172;

    TableField(Column column, int index) {
        this(column, index, null);
    }

    /** Returns the fields of a kind: health first, then the name, the namespace when several are shown, the kind's own, those beside, and the age. */
    static List<TableField> of(List<Column> columns, List<SideColumn> sides, boolean withNamespace) {
        List<TableField> fields = new ArrayList<>();
        int name = TableColumns.indexOf(columns, TableColumns.NAME);
        boolean nameMatters = name < 0 || !columns.get(name).wide();
        fields.add(new TableField(Column.text(TableColumns.STATUS, "STATUS"), -1));
        if (nameMatters) {
            fields.add(new TableField(Column.text(TableColumns.NAME, "NAME"), -1));
        }
        if (withNamespace) {
            fields.add(new TableField(Column.text(TableColumns.NAMESPACE, "NAMESPACE"), -1));
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            switch (column.id()) {
                case TableColumns.STATUS, TableColumns.NAMESPACE, TableColumns.AGE -> {}
                case TableColumns.NAME -> {
                    if (!nameMatters) {
                        fields.add(new TableField(column, i));
                    }
                }
                default -> fields.add(new TableField(column, i));
            }
        }
        sides.forEach(side -> fields.add(new TableField(side.column(), -1, side)));
        int age = TableColumns.indexOf(columns, TableColumns.AGE);
        if (age >= 0) {
            fields.add(new TableField(columns.get(age), age));
        }
        return fields;
    }

    String id() {
        return column.id();
    }

    boolean grows() {
        return (id().equals(TableColumns.NAME) && !column.wide()) || id().equals("message");
    }

    boolean isRight() {
        return column.align() == Column.Align.RIGHT || id().equals("ready");
    }

    /** Tells whether the column is there unless somebody hides it. Where a pod runs is asked too often to be hidden at first. */
    boolean isUsual() {
        return !column.wide() || id().equals("node");
    }

    double width() {
        if (side != null) {
            return CURVE_WIDTH;
        }
        double heading = 30 + 7.2 * column.title().length();
        return switch (id()) {
            case TableColumns.STATUS -> STATUS_WIDTH;
            case TableColumns.NAME -> NAME_WIDTH;
            case TableColumns.AGE -> 76;
            case TableColumns.NAMESPACE -> 140;
            case "node" -> 188;
            case "ready" -> 70;
            case "message" -> 240;
            case "image" -> 210;
            case "object" -> 230;
            case "ports", "used-by" -> 170;
            case "subnets" -> 200;
            case "size", "memory" -> 92;
            default -> Math.max(heading, isRight() ? 64 : 110);
        };
    }

    /** Returns what a person reads in the cell. */
    String text(Row row, Words words, Instant now) {
        if (side != null) {
            return side.text(row);
        }
        return switch (id()) {
            case TableColumns.STATUS -> SafeText.line(HealthLabel.word(row.health(), words));
            case TableColumns.NAME -> SafeText.line(row.name());
            case TableColumns.NAMESPACE -> SafeText.line(row.namespace());
            default -> text(cell(row), words, now);
        };
    }

    Cell cell(Row row) {
        return TableColumns.cell(row, index);
    }

    private static String text(Cell cell, Words words, Instant now) {
        return switch (cell) {
            case Cell.Since since -> Ages.since(words, since.epochSecond(), now.getEpochSecond());
            case Cell.Lasted lasted -> Ages.say(words, lasted.seconds());
            case Cell.Restarts restarts -> Integer.toString(restarts.count());
            case Cell.Text text when text.text().equals(Cell.Text.NONE.text()) -> "–";
            case Cell.Text text -> SafeText.line(text.text());
            case Cell.Count _, Cell.Ratio _, Cell.Amount _ -> cell.print(now);
        };
    }

    /** Returns what is copied from the cell: as kubectl prints it, without what would break a line of a spreadsheet. */
    String copied(Row row, Instant now) {
        String text = side != null
                ? side.text(row)
                : switch (id()) {
                    case TableColumns.STATUS -> row.health().word();
                    case TableColumns.NAME -> row.name();
                    case TableColumns.NAMESPACE -> row.namespace();
                    default -> cell(row).print(now);
                };
        return SafeText.line(text);
    }
}
