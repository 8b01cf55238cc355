/**
 * One open cluster with its live rows, its road of changes and its journal, and the place where sessions are opened and closed.
 * Knows the door, live rows, changes and the model.
 */
@NullMarked
package dev.pilothouse.session;

import org.jspecify.annotations.NullMarked;
