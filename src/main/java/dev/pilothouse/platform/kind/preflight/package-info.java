/**
 * What is looked at before a kind cluster is made: readers of facts about the engine, the commands and this computer, and checks that are pure
 * functions of those facts. May know {@code local}, {@code text}, {@code model}, {@code placement}, the engine and the commands.
 */
@NullMarked
package dev.pilothouse.platform.kind.preflight;

import org.jspecify.annotations.NullMarked;
