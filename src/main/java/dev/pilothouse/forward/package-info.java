/**
 * Ports of this computer that lead into a cluster and outlive what they lead to: pods that are replaced, servers that restart, a computer
 * that slept, and this program itself.
 *
 * <p>Knows the door, which carries the connections, and how {@code session} finds the pods behind a name. Who runs its work is handed in.
 */
@NullMarked
package dev.pilothouse.forward;

import org.jspecify.annotations.NullMarked;
