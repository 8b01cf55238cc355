package dev.pilothouse.platform.playground;

import dev.pilothouse.local.PlaygroundPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** One simulated cluster that runs in this process. */
final class Playground implements AutoCloseable {

    static Playground start(PlaygroundFolder folder, PlaygroundPlan plan) throws IOException {
        throw new UnsupportedOperationException();
    }

    URI address() {
        throw new UnsupportedOperationException();
    }

    void reset() throws IOException {
        throw new UnsupportedOperationException();
    }

    void snapshot(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    void restore(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
