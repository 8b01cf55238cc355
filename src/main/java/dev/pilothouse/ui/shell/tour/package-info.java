/**
 * A walk through the real screens without a display, which leaves pictures and a transcript. Knows the shell and the engine as the app does.
 */
@NullMarked
package dev.pilothouse.ui.shell.tour;

import org.jspecify.annotations.NullMarked;
