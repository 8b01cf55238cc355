package dev.pilothouse.walls.broken.ui.detail;

import dev.pilothouse.walls.broken.ui.browse.BrowsePage;
import java.util.List;

/** Knows another feature, which knows it. */
public record DetailPage(List<BrowsePage> pages) {}
