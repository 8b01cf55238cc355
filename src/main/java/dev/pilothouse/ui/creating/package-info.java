/** The page of a cluster that is being made: its steps, its nodes, the log, and the ways on when it failed. Reads {@code local}. */
@NullMarked
package dev.pilothouse.ui.creating;

import org.jspecify.annotations.NullMarked;
