package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import java.util.List;

/**
 * A line as it is drawn.
 *
 * @param tints parts that are not written as usual, in order and apart from each other
 */
record ShownLine(Entry entry, Cells cells, List<Tint> tints) {

    /** Returns how many rows it takes where so many cells fit into one; 0 for no end. */
    int rows(int cellsPerRow) {
        return cellsPerRow <= 0 ? 1 : Math.max(1, Math.ceilDiv(cells.count(), cellsPerRow));
    }
}
