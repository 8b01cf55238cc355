/** Breaks: whatever a feature can break. */
@NullMarked
package dev.pilothouse.walls.broken.ui.browse;

import org.jspecify.annotations.NullMarked;
