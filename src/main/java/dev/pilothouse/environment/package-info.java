/**
 * Dev, staging and prod: what a cluster is to its people, and the guard that follows. Knows changes, the door, text and the model.
 */
@NullMarked
package dev.pilothouse.environment;

import org.jspecify.annotations.NullMarked;
