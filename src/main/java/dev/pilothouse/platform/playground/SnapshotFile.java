package dev.pilothouse.platform.playground;

import java.io.IOException;
import java.nio.file.Path;

/** A file that holds all of a playground. */
final class SnapshotFile {

    private SnapshotFile() {}

    static void check(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    static void copy(Path from, Path to) throws IOException {
        throw new UnsupportedOperationException();
    }
}
