package dev.pilothouse.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the cells of a kind's rows by the ids of their columns. */
public final class Cells {

    private final Map<String, Integer> places = new HashMap<>();

    public Cells(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).id(), i);
        }
    }

    /** Returns the cell of that column, an empty text where the kind has no such column. */
    public Cell of(Row row, String id) {
        Integer place = places.get(id);
        return place == null || place >= row.cells().size() ? Cell.Text.EMPTY : row.cells().get(place);
    }

    /** Returns what kubectl prints for it, of a cell that does not count the time. */
    public String text(Row row, String id) {
        return of(row, id).print(Instant.EPOCH);
    }

    /** Returns an amount in its unit, or in thousandths of it; 0 where there is none. */
    public long amount(Row row, String id, boolean thousandths) {
        if (of(row, id) instanceof Cell.Amount(Quantity quantity)) {
            return quantity.value().movePointRight(thousandths ? 3 : 0).longValue();
        }
        return of(row, id) instanceof Cell.Count(long count) ? count : 0;
    }

    /** Returns a moment in epoch seconds, 0 when it is unknown. */
    public long moment(Row row, String id) {
        return of(row, id) instanceof Cell.Since(long epochSecond) ? epochSecond : 0;
    }
}
