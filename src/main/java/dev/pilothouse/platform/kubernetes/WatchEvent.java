package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.model.Row;

/** One event of a watch, as in the Kubernetes API concepts ({@code WatchEvent}). */
sealed interface WatchEvent {

    /** Added or modified. */
    record Changed(Row row) implements WatchEvent {}

    /** Deleted, or outside the selector from now on. */
    record Removed(Row row) implements WatchEvent {}

    /** Nothing happened, and the watch is at this version. */
    record Bookmark(String version) implements WatchEvent {}

    /** The server ends the watch for this reason. */
    record Failed(Status status) implements WatchEvent {}

    /** An event of a type that we don't know. */
    record Unknown() implements WatchEvent {}
}
