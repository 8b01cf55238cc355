package dev.pilothouse.session.probe;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the first bytes that are written and forgets the rest. */
final class Beginning extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Beginning(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.min(length, most - kept.size()));
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
