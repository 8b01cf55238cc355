/** Breaks: whatever an engine room can break. */
@NullMarked
package dev.pilothouse.walls.broken.session;

import org.jspecify.annotations.NullMarked;
