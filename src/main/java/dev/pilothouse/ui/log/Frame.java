package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Finder.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * All that is painted at once.
 *
 * @param seen lines in sight
 * @param head what stands over the texts, in a row of its own
 * @param scrolled how far the text is scrolled to the right
 * @param time how a moment is written
 * @param name how a source is called
 * @param found parts of a text that the search is about
 * @param selected by number
 * @param marked by number
 * @param current number of the line that has the focus, {@link Selection#NOWHERE} for none
 * @param focused whether the keys go here
 */
record Frame(
        List<Row> seen,
        Optional<String> head,
        Grid grid,
        Columns columns,
        int cellsPerRow,
        double scrolled,
        Function<Entry, String> time,
        Function<Entry, String> name,
        Function<String, List<Span>> found,
        LongPredicate selected,
        LongPredicate marked,
        long current,
        boolean focused) {

    /** A line and where it is. */
    record Row(ShownLine line, double y, int rows) {}
}
