package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Column;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Row;
import java.util.Comparator;

/**
 * A column whose values come from elsewhere than the rows, and later: no row waits for it. Asked only for lines on the screen, and for an
 * order when the table is sorted by it.
 */
public interface SideColumn {

    Column column();

    /** Returns a number that changes whenever there is something new to show. */
    int version();

    /** Returns the newest value as it is read, empty while nothing is known. */
    String text(Row row);

    /** Returns how the value went lately. */
    Curve curve(Row row);

    /** Returns the value that the picture's height reaches at least. */
    double reach(Row row);

    /** Returns what a moment in epoch seconds and its value are called. */
    String say(long second, double value);

    /** Returns the order by what is known now, the least first; it stays the same while values change. */
    Comparator<Row> order();
}
