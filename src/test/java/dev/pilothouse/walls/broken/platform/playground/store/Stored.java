package dev.pilothouse.walls.broken.platform.playground.store;

import dev.pilothouse.walls.broken.platform.playground.api.Served;
import java.util.List;

/** Half of a circle. */
public record Stored(List<Served> served) {}
