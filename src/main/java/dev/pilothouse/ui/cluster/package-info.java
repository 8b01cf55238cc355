/**
 * All doors of this computer in one place, and why one is shut. Knows contexts and their sources, open sessions, environments and the kit.
 */
@NullMarked
package dev.pilothouse.ui.cluster;

import org.jspecify.annotations.NullMarked;
