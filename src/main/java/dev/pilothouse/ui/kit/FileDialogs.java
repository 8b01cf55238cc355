package dev.pilothouse.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a file; the window does it with the system's own dialogs, tests without any. */
public interface FileDialogs {

    /** What is in the file. */
    enum Type {
        YAML,
        /** Objects of a cluster, compressed or not. */
        OBJECTS,
        /** Any bytes. */
        ANY,
        /** All that a playground holds. */
        SNAPSHOT,
        /** A picture as pixels. */
        PNG,
        /** A picture as lines. */
        SVG
    }

    /** Asks which file to open. */
    Optional<Path> open(Type type);

    /** Asks which folder to use. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** Asks where to save, with that name proposed. */
    Optional<Path> save(Type type, String name);
}
