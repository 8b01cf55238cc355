package dev.pilothouse.ui.snapshot;

import dev.pilothouse.model.Problem;
import dev.pilothouse.snapshot.SnapshotReport;

/** How far the saving of a snapshot is. */
sealed interface SaveState {

    record Choosing() implements SaveState {}

    record Saving(SnapshotReport.Progress progress) implements SaveState {}

    record Saved(SnapshotReport report) implements SaveState {}

    record Refused(Problem problem) implements SaveState {}
}
