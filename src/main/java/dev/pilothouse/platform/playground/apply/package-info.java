/**
 * How patches change an object: JSON merge patch, and server-side apply with field owners.
 */
@NullMarked
package dev.pilothouse.platform.playground.apply;

import org.jspecify.annotations.NullMarked;
