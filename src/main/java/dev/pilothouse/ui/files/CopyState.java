package dev.pilothouse.ui.files;

import dev.pilothouse.files.Outcome;
import dev.pilothouse.files.Progress;
import dev.pilothouse.model.Problem;
import java.util.concurrent.CompletableFuture;

/** How a copy is going. */
sealed interface CopyState {

    record Idle() implements CopyState {}

    /**
     * It is on its way.
     *
     * @param total bytes to come in all, -1 when nobody knows
     */
    record Copying(String what, Progress progress, long total) implements CopyState {}

    /** It has become more than one would expect, and waits for an answer. */
    record Asking(String what, Progress progress, CompletableFuture<Boolean> answer) implements CopyState {}

    record Done(Outcome outcome) implements CopyState {}

    record Failed(Problem problem) implements CopyState {}
}
