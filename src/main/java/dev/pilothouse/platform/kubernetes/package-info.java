/**
 * A cluster over a real API server: connections and sign-in, discovery, the list and watch engine, and writes. Knows the door, the
 * kubeconfig's access, how kinds read, and documents as text; nobody but the engine looks in.
 */
@NullMarked
package dev.pilothouse.platform.kubernetes;

import org.jspecify.annotations.NullMarked;
