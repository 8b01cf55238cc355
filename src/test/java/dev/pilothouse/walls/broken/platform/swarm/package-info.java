/** Breaks: a circle with another platform. */
@NullMarked
package dev.pilothouse.walls.broken.platform.swarm;

import org.jspecify.annotations.NullMarked;
