package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import java.time.Instant;
import java.util.List;

/** An event as one reads it: how serious, why, what, when last and how often. */
record EventLine(Health health, String reason, String message, long lastSeen, String count) {

    static EventLine of(Row row, List<Column> columns) {
        long lastSeen = cell(row, columns, "last-seen") instanceof Cell.Since since ? since.epochSecond() : row.created();
        return new EventLine(
                row.health(), text(row, columns, "reason"), text(row, columns, "message"), lastSeen, text(row, columns, "count"));
    }

    private static String text(Row row, List<Column> columns, String id) {
        return cell(row, columns, id).print(Instant.EPOCH);
    }

    private static Cell cell(Row row, List<Column> columns, String id) {
        for (int i = 0; i < columns.size() && i < row.cells().size(); i++) {
            if (columns.get(i).id().equals(id)) {
                return row.cells().get(i);
            }
        }
        return Cell.Text.EMPTY;
    }
}
