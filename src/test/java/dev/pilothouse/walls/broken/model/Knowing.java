package dev.pilothouse.walls.broken.model;

import dev.pilothouse.walls.broken.session.Wide;

/** A value that knows a room above it, which closes a circle. */
public record Knowing(Wide session) {}
