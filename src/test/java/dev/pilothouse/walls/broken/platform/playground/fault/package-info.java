/** Breaks: it knows a room of its own floor. */
@NullMarked
package dev.pilothouse.walls.broken.platform.playground.fault;

import org.jspecify.annotations.NullMarked;
