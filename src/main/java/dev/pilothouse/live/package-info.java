/**
 * The current rows of an open cluster, per kind and scope, and the beat that delivers what changed to the views that are on the
 * screen. A changed row comes in by a Stream, marks the StoreViews that show it, and leaves with the Pulse as a Batch. Knows the
 * door and the model.
 */
@NullMarked
package dev.pilothouse.live;

import org.jspecify.annotations.NullMarked;
