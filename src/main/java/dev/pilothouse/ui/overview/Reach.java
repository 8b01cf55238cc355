package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the cluster the overview stands on, so that half a figure is not taken for a whole.
 *
 * @param reading kinds whose first list is on its way
 * @param hidden kinds that may not or cannot be read
 * @param blind why nothing at all can be read
 * @param far how far those that are read have come, where the server told how many it will be
 */
record Reach(List<Kind> reading, List<Kind> hidden, Optional<Problem> blind, Map<Kind, Far> far) {

    static final Reach WHOLE = new Reach(List.of(), List.of(), Optional.empty(), Map.of());

    /** So many of all. */
    record Far(long rows, long inAll) {}

    boolean reads(Kind kind) {
        return reading.contains(kind);
    }
}
