/**
 * All objects of a cluster as a file, and back: what of them is worth keeping, the file, and the draft that makes them again.
 *
 * <p>Knows the door for reading and {@code guide} for documents; it writes nothing but the file, since what is restored goes the road of every
 * change.
 */
@NullMarked
package dev.pilothouse.snapshot;

import org.jspecify.annotations.NullMarked;
