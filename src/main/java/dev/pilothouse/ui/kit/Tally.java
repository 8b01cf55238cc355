package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Health;
import java.util.Map;

/**
 * How many rows a table has.
 *
 * @param total all rows
 * @param shown those that filter and facets let through
 * @param states those that the filter lets through, by health; states without a row are absent
 */
public record Tally(int total, int shown, Map<Health.State, Integer> states) {

    public static final Tally NONE = new Tally(0, 0, Map.of());

    /** Returns how many rows the filter lets through, whatever the facets. */
    public int matching() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int of(Health.State state) {
        return states.getOrDefault(state, 0);
    }
}
