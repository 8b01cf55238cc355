package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Row;
import java.util.Comparator;
import java.util.List;

/**
 * How a table is sorted: by its keys one after the other, and where all are equal by name, namespace and identity.
 *
 * @param keys empty means newest problems first: by health, then by age
 */
public record SortOrder(List<Key> keys) {

    /** The order that a table has until somebody asks for another. */
    public static final SortOrder NEWEST_PROBLEMS_FIRST = new SortOrder(List.of());

    /** One column to sort by. */
    public record Key(String column, boolean descending) {}

    private static final Comparator<Row> BY_NAME =
            Comparator.comparing(Row::name).thenComparing(Row::namespace).thenComparing(Row::uid);
    private static final Comparator<Row> BY_HEALTH = Comparator.comparing(row -> row.health().state());
    private static final Comparator<Row> NEWEST = (left, right) -> Long.compare(right.created(), left.created());

    /** Returns the order of rows whose cells stand in these columns. It is total: no two objects are equal. */
    Comparator<Row> comparator(List<Column> columns, List<SideColumn> sides) {
        Comparator<Row> order = null;
        for (Key key : keys) {
            Comparator<Row> rising = by(key.column(), columns, sides);
            Comparator<Row> one = key.descending() ? rising.reversed() : rising;
            order = order == null ? one : order.thenComparing(one);
        }
        return (order == null ? BY_HEALTH.thenComparing(NEWEST) : order).thenComparing(BY_NAME);
    }

    /** Tells whether it sorts by one of these columns. */
    boolean isBy(List<SideColumn> sides) {
        return keys.stream().anyMatch(key -> sides.stream().anyMatch(side -> side.column().id().equals(key.column())));
    }

    private static Comparator<Row> by(String column, List<Column> columns, List<SideColumn> sides) {
        for (SideColumn side : sides) {
            if (side.column().id().equals(column)) {
                return side.order();
            }
        }
        return switch (column) {
            case TableColumns.STATUS -> BY_HEALTH.thenComparing(NEWEST);
            case TableColumns.NAME -> Comparator.comparing(Row::name);
            case TableColumns.NAMESPACE -> Comparator.comparing(Row::namespace);
            default -> byCell(TableColumns.indexOf(columns, column));
        };
    }

    private static Comparator<Row> byCell(int index) {
        return (left, right) -> Cell.ORDER.compare(TableColumns.cell(left, index), TableColumns.cell(right, index));
    }
}
