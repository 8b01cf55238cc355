package dev.pilothouse.ui.files;

import dev.pilothouse.files.FileEntry;
import dev.pilothouse.model.Problem;
import java.util.List;

/** How far the folder that is looked at is read. */
sealed interface FolderState {

    record Reading() implements FolderState {}

    record Listed(List<FileEntry> entries) implements FolderState {}

    record Refused(Problem problem) implements FolderState {}
}
