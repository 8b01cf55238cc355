package dev.pilothouse.live;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;

/**
 * How one open stream is doing, for status line and sidebar.
 *
 * @param rows how many rows are known
 * @param failing how many of them are in a bad state
 */
public record StreamReport(Query query, StreamState state, int rows, int failing) {}
