package dev.pilothouse.platform.playground.store;

import java.util.List;

/**
 * All objects of a store at one moment.
 *
 * @param revision of the last write
 */
public record Snapshot(long revision, List<Stored> objects) {}
