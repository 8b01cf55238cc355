/** Breaks: a circle within the playground. */
@NullMarked
package dev.pilothouse.walls.broken.platform.playground.api;

import org.jspecify.annotations.NullMarked;
