package dev.pilothouse.platform.playground.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * Objects of one resource in their order, all as of the same revision.
 *
 * @param more whether others follow after the last
 * @param remaining how many follow, where that was counted
 */
public record Range(List<Stored> objects, long revision, boolean more, OptionalLong remaining) {}
