/**
 * Logs to look at: the lines of one or many containers on one canvas, sifted, searched, marked, copied and saved. Knows the engine wing's
 * {@code log}, and what is chosen to be remembered.
 */
@NullMarked
package dev.pilothouse.ui.log;

import org.jspecify.annotations.NullMarked;
