/** Breaks: a room that is not in the table. */
@NullMarked
package dev.pilothouse.walls.broken.cupboard;

import org.jspecify.annotations.NullMarked;
