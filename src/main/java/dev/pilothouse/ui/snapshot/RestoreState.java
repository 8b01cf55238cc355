package dev.pilothouse.ui.snapshot;

import dev.pilothouse.model.Problem;
import dev.pilothouse.snapshot.Restoration;

/** How far the restoring of a snapshot is, before its review. */
sealed interface RestoreState {

    record Choosing() implements RestoreState {}

    record Reading(String file, Restoration.Progress progress) implements RestoreState {}

    /**
     * Compared with the cluster.
     *
     * @param trying whether the server is still trying what would be restored
     */
    record Found(Restoration restoration, boolean trying) implements RestoreState {}

    record Refused(Problem problem) implements RestoreState {}
}
