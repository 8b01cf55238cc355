/** Breaks: a room on no floor of the playground. */
@NullMarked
package dev.pilothouse.walls.broken.platform.playground.attic;

import org.jspecify.annotations.NullMarked;
