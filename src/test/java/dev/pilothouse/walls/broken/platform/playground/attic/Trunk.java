package dev.pilothouse.walls.broken.platform.playground.attic;

/** Stands in a room of which no floor knows. */
record Trunk(String label) {}
