package dev.pilothouse.walls.broken.ui.browse;

/** A public part that is no page. */
public record RowTable(int rows) {}
