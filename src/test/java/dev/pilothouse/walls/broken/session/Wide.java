package dev.pilothouse.walls.broken.session;

import dev.pilothouse.walls.broken.model.Knowing;
import java.util.List;

/** Knows what knows it. */
public record Wide(List<Knowing> known) {}
