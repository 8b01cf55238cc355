/**
 * Saving the objects of the open cluster to a file, and restoring them: the pages of {@code snapshot}. What is restored is reviewed like any
 * change.
 */
@NullMarked
package dev.pilothouse.ui.snapshot;

import org.jspecify.annotations.NullMarked;
