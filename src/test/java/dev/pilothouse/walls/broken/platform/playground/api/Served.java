package dev.pilothouse.walls.broken.platform.playground.api;

import dev.pilothouse.walls.broken.platform.playground.store.Stored;

/** Half of a circle. */
public record Served(Stored stored) {}
