/** Breaks: a circle with another platform. */
@NullMarked
package dev.pilothouse.walls.broken.platform.docker;

import org.jspecify.annotations.NullMarked;
