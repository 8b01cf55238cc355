/**
 * The command line: thin commands over sessions and the change road, with the same rows and the same sentences as the window. The
 * only room that prints. Knows the engine and what it hands out, guides, and words; no platform.
 */
@NullMarked
package dev.pilothouse.cli;

import org.jspecify.annotations.NullMarked;
