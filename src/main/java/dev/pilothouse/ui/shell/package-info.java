/**
 * The window: rail, bars, sidebar, drawers, and the way from a place to its page. Knows every feature and the engine; nobody knows it.
 */
@NullMarked
package dev.pilothouse.ui.shell;

import org.jspecify.annotations.NullMarked;
