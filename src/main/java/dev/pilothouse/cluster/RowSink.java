package dev.pilothouse.cluster;

import dev.pilothouse.model.Row;
import java.util.List;

/**
 * Where a followed query delivers its rows.
 *
 * <p>After {@link #begin} come pages of the list and then {@link #complete}: rows that were known before and did not come in between
 * are gone. From then on come single changes, until a new {@code begin}.
 */
public interface RowSink {

    /** A list starts from nothing. */
    void begin();

    /** Rows of the list, first page as soon as it arrives. */
    void page(List<Row> rows);

    /** The list is whole; what it did not hold is gone. */
    void complete();

    /** A row was added or changed. */
    void changed(Row row);

    /** The object of this uid is gone. */
    void removed(String uid);

    /** The stream's state changed. */
    void state(StreamState state);
}
