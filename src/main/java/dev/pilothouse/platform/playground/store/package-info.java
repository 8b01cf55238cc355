/** Where objects are kept: revisions, history, watches, snapshots. Knows nothing of what an object means. */
@NullMarked
package dev.pilothouse.platform.playground.store;

import org.jspecify.annotations.NullMarked;
