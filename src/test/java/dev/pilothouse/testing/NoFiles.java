package dev.pilothouse.testing;

import dev.pilothouse.ui.kit.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/** A person who closes every dialog for files. */
public record NoFiles() implements FileDialogs {

    @Override
    public Optional<Path> open(Type type) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> save(Type type, String name) {
        return Optional.empty();
    }
}
