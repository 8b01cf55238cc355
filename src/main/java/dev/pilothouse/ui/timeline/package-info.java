/** Events, our own changes, rollouts and restarts on one axis of time, and what was changed before something broke. */
@NullMarked
package dev.pilothouse.ui.timeline;

import org.jspecify.annotations.NullMarked;
