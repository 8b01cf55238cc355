/** Breaks: values that change, and a floor that knows what stands on it. */
@NullMarked
package dev.pilothouse.walls.broken.model;

import org.jspecify.annotations.NullMarked;
