/** The playground and a real API server given the same commands: what differs, and why. */
@NullMarked
package dev.pilothouse.differential;

import org.jspecify.annotations.NullMarked;
