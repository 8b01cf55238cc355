/**
 * How patches change an object: JSON merge patch, and server-side apply with field owners. Knows the model.
 */
@NullMarked
package dev.pilothouse.platform.playground.apply;

import org.jspecify.annotations.NullMarked;
