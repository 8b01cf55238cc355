package dev.pilothouse.live;

import dev.pilothouse.model.Row;
import java.util.List;

/**
 * What changed in a view since the last beat: current rows, never single events.
 *
 * @param changed rows that are new or another than before
 * @param removed uids of rows that are gone
 */
public record Batch(List<Row> changed, List<String> removed) {}
