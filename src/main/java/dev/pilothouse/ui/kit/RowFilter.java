package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Row;

/** Decides which rows a table shows. Called for every row after each change, off the FX thread. */
@FunctionalInterface
public interface RowFilter {

    /** The filter that hides nothing. */
    RowFilter ALL = (row, haystack) -> true;

    /**
     * Tells whether the row is shown.
     *
     * @param haystack the row's name in lower case, made once
     */
    boolean accepts(Row row, String haystack);
}
