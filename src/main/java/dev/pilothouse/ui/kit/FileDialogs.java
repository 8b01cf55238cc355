package dev.pilothouse.ui.kit;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the person for a file; the window does it with the system's own dialogs, tests without any. */
public interface FileDialogs {

    /** Asks which YAML file to open. */
    Optional<Path> open();

    /** Asks where to save, with that name proposed. */
    Optional<Path> save(String name);
}
