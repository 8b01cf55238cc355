/**
 * Dev, staging and prod: what a cluster is to its people, and the guard that follows. Knows guards, and contexts as the door has
 * them.
 */
@NullMarked
package dev.pilothouse.environment;

import org.jspecify.annotations.NullMarked;
