/**
 * One open cluster with its live rows, its road of changes, its journal and what its objects hold, and the place where sessions are opened
 * and closed. Knows the door, live rows, changes, how kinds read, diagnosis, placement and the model.
 */
@NullMarked
package dev.pilothouse.session;

import org.jspecify.annotations.NullMarked;
