package dev.pilothouse.ui.engine;

import dev.pilothouse.guide.engine.DiskFigures;
import dev.pilothouse.model.Problem;

/** What is known of the engine's disk. */
sealed interface EngineDisk {

    /** The engine adds it up. */
    record Reading() implements EngineDisk {}

    record Known(DiskFigures figures) implements EngineDisk {}

    record Refused(Problem problem) implements EngineDisk {}
}
