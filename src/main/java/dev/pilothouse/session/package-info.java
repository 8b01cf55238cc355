/**
 * One open cluster with its live rows, its change pipeline and its journal, and the place where sessions are opened and closed.
 */
@NullMarked
package dev.pilothouse.session;

import org.jspecify.annotations.NullMarked;
