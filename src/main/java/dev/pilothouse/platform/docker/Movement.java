package dev.pilothouse.platform.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** When something last moved through some streams, so that a long transfer can be told from one that hangs. Begins as if something just had. */
final class Movement {

    private volatile long last = System.nanoTime();

    /** Returns for how long nothing has moved. */
    Duration still() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    /** Returns the same stream, whose bytes are noticed. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int unit = super.read();
                last = System.nanoTime();
                return unit;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                last = System.nanoTime();
                return count;
            }
        };
    }
}
