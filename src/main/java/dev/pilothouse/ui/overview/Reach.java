package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * How much of the cluster the overview stands on, so that half a figure is not taken for a whole.
 *
 * @param reading kinds whose first list is on its way
 * @param hidden kinds that may not or cannot be read
 * @param blind why nothing at all can be read
 */
record Reach(List<Kind> reading, List<Kind> hidden, Optional<Problem> blind) {

    static final Reach WHOLE = new Reach(List.of(), List.of(), Optional.empty());
}
