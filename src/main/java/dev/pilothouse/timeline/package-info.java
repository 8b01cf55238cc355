/**
 * What happened in a cluster, along time: its events, our own changes, rollouts and restarts, and what was changed before something broke.
 * Knows an open session, live rows, changes, kinds and the model.
 */
@NullMarked
package dev.pilothouse.timeline;

import org.jspecify.annotations.NullMarked;
