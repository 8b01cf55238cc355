package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Likeness;
import dev.pilothouse.model.Problem;
import java.nio.file.Path;

/** What is told once about a beginning or about what is kept. */
sealed interface Told {

    record Nothing() implements Told {}

    /** The nodes of another cluster are being read. */
    record Reading(String context) implements Told {}

    /** The design resembles another cluster now. */
    record Alike(String context, Likeness likeness) implements Told {}

    record Kept(String name) implements Told {}

    record Exported(Path file) implements Told {}

    /** What was kept under that name is gone, and can be brought back. */
    record Removed(String name, Blueprint blueprint) implements Told {}

    record Refused(Problem problem) implements Told {}
}
