/**
 * All doors of this computer in one place, and why one is shut: a door is a context with what is known of it. Knows contexts and
 * their sources, edits of kubeconfig files, sessions, environments and the kit.
 */
@NullMarked
package dev.pilothouse.ui.cluster;

import org.jspecify.annotations.NullMarked;
