/** A small house in which each wall is broken once, to show that the wall notices. */
@NullMarked
package dev.pilothouse.walls.broken;

import org.jspecify.annotations.NullMarked;
