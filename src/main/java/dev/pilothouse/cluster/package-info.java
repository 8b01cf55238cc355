/**
 * The door: what any cluster, real or simulated, offers to the rest of the house. Differences between platforms are {@link dev.pilothouse.cluster.Capability} values, never another type. Knows only the model.
 */
@NullMarked
package dev.pilothouse.cluster;

import org.jspecify.annotations.NullMarked;
