/** Breaks: a circle within the playground. */
@NullMarked
package dev.pilothouse.walls.broken.platform.playground.store;

import org.jspecify.annotations.NullMarked;
