/** The simulated time: what is due, when, and chance with a seed. Knows nothing else of the playground. */
@NullMarked
package dev.pilothouse.platform.playground.time;

import org.jspecify.annotations.NullMarked;
