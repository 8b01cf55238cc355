package dev.pilothouse.walls.broken.platform.playground.fault;

import dev.pilothouse.walls.broken.platform.playground.access.Right;

/** Knows a room beside its own. */
record Refused(Right right) {}
