package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes on their way to a client, each write as one piece, large ones in several. */
final class Outlet extends OutputStream {

    private static final int LARGEST = 32 * 1024;

    /** Takes a piece; waits while the client is behind. */
    interface Pieces {
        void send(byte[] piece) throws IOException;
    }

    private final Pieces pieces;

    Outlet(Pieces pieces) {
        this.pieces = pieces;
    }

    /** Returns a stream whose bytes go nowhere. */
    static OutputStream nowhere() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public void write(int one) throws IOException {
        pieces.send(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += LARGEST) {
            int from = offset + done;
            pieces.send(Arrays.copyOfRange(bytes, from, from + Math.min(LARGEST, length - done)));
        }
    }
}
