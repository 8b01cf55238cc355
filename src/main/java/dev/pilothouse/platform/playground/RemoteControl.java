package dev.pilothouse.platform.playground;

import java.io.IOException;
import java.nio.file.Path;

/** What is asked of a playground that another process runs, over its own API. */
record RemoteControl(PlaygroundFolder folder) {

    void stop() {
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
}
