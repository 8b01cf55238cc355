package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Row;
import java.util.Locale;

/**
 * The place of one object in a table. It stays the same while its rows come and go, which is what keeps selection, focus and scroll.
 */
final class TableLine {

    private final String haystack;
    private volatile Row row;
    private volatile boolean gone;

    /** Whether the line is in the list that was published last; the arranging thread's own. */
    boolean listed;
    /** Where the line is to go; the arranging thread's own, valid only within one arrangement. */
    int target;

    TableLine(Row row) {
        this.row = row;
        haystack = row.name().toLowerCase(Locale.ROOT);
    }

    Row row() {
        return row;
    }

    void row(Row newer) {
        row = newer;
        gone = false;
    }

    String haystack() {
        return haystack;
    }

    /** Tells whether the object was deleted and the line only stays for a moment, so that its end is seen. */
    boolean gone() {
        return gone;
    }

    void markGone() {
        gone = true;
    }
}
