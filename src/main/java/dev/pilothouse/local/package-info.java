/** Clusters of this machine: what they are, and who makes, starts and ends them. Knows {@code cluster}, {@code text} and {@code model}. */
@NullMarked
package dev.pilothouse.local;

import org.jspecify.annotations.NullMarked;
