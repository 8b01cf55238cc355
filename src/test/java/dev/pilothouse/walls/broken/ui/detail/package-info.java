/** Breaks: a circle with another feature of the window. */
@NullMarked
package dev.pilothouse.walls.broken.ui.detail;

import org.jspecify.annotations.NullMarked;
