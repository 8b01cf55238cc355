package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;

/** An event as one reads it: how serious, why, what, when first and last and how often. */
record EventLine(Health health, String reason, String message, long firstSeen, long lastSeen, String count) {

    static EventLine of(Row row, Cells cells) {
        long lastSeen = cells.moment(row, "last-seen");
        long last = lastSeen == 0 ? row.created() : lastSeen;
        long first = cells.moment(row, "first-seen");
        return new EventLine(
                row.health(), cells.text(row, "reason"), cells.text(row, "message"), first == 0 ? last : Math.min(first, last), last, cells.text(row, "count"));
    }
}
