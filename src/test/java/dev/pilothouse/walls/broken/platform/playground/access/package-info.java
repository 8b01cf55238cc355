/** Breaks: nothing; a neighbour knows it. */
@NullMarked
package dev.pilothouse.walls.broken.platform.playground.access;

import org.jspecify.annotations.NullMarked;
