package dev.pilothouse.platform.kind.preflight;

import java.nio.file.Path;

/** What is known of a command-line tool. */
sealed interface ToolFacts {

    /**
     * It answers.
     *
     * @param onPath whether the {@code PATH} that this app was given leads to it; if not, it was found where installers put it
     */
    record Found(Path file, Version version, boolean onPath) implements ToolFacts {}

    /** It is not there. */
    record Absent() implements ToolFacts {}

    /** It is there and did not say its version in time. */
    record Silent(Path file, long seconds) implements ToolFacts {}

    /**
     * It is there and does not work.
     *
     * @param words the first line of what it or the system said
     */
    record Broken(Path file, String words) implements ToolFacts {}
}
