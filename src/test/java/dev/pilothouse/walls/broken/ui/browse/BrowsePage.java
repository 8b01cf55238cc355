package dev.pilothouse.walls.broken.ui.browse;

import dev.pilothouse.walls.broken.ui.detail.DetailPage;

/** Knows another feature, which knows it. */
public record BrowsePage(DetailPage detail) {}
