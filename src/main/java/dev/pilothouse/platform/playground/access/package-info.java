/** Who may do what: role-based access control and the reviews that tell of it. Knows {@code registry} and below. */
@NullMarked
package dev.pilothouse.platform.playground.access;

import org.jspecify.annotations.NullMarked;
