package dev.pilothouse.kinds;

import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Quantity;
import java.math.BigDecimal;

/** Amounts that were added up, written as {@code kubectl top} writes them: {@code 250m}, {@code 128Mi}; nothing where there is none. */
final class Amount {

    private Amount() {}

    /** @param thousandths of a core */
    static Cell cpu(long thousandths) {
        return thousandths == 0 ? Cell.Text.EMPTY : new Cell.Amount(new Quantity(thousandths + "m", BigDecimal.valueOf(thousandths, 3)));
    }

    static Cell memory(long bytes) {
        return bytes == 0 ? Cell.Text.EMPTY : new Cell.Amount(new Quantity((bytes >> 20) + "Mi", BigDecimal.valueOf(bytes)));
    }
}
