/**
 * The composition root of the engine wing: builds platforms, sources, sessions and services by hand, starts them and stops them. May know
 * every room of its wing; only the command line and the shell know it.
 */
@NullMarked
package dev.pilothouse.engine;

import org.jspecify.annotations.NullMarked;
