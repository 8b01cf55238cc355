/**
 * Clusters of kind: whose nodes are containers. Runs the kind command, reads what it says, explains its failures and removes what it leaves.
 * Knows {@code local} and {@code cluster}, the engine of {@code platform.docker}, and starts tools through {@code platform.command}.
 */
@NullMarked
package dev.pilothouse.platform.kind;

import org.jspecify.annotations.NullMarked;
