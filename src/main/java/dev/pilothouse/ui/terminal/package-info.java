/**
 * Terminals: shells and attached programs in containers. A stream from a container is hostile until {@code StreamFilter} has been over
 * it; what it then draws is kept by the emulator of JediTermFX, which nothing outside this room may know, and painted here.
 */
@NullMarked
package dev.pilothouse.ui.terminal;

import org.jspecify.annotations.NullMarked;
