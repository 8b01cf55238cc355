/**
 * A cluster over a real API server: connections and sign-in, discovery, the list and watch engine, and writes. Knows the door, the
 * kubeconfig's access, how kinds read, and documents as text; nobody but the engine looks in.
 *
 * <p>The way in is {@link dev.pilothouse.platform.kubernetes.KubernetesCluster}. The way of a row: Follower lists (ListPager; PackedPage
 * for protocol buffers, ListPage for JSON) and watches (WatchOpener, WatchReader), RowReader makes a row of each object as it streams by, and the sink of whoever follows takes it.
 * Each {@link dev.pilothouse.platform.kubernetes.Way} to the server has one connection that is shared, of which a Heartbeat asks for a sign of life.
 */
@NullMarked
package dev.pilothouse.platform.kubernetes;

import org.jspecify.annotations.NullMarked;
