package dev.pilothouse.platform.docker;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Output and errors of a container in one stream, each piece behind eight bytes that say whose it is and how long, as in "Stream format"
 * of the Docker Engine API's attach.
 */
final class Frames {

    static final int OUTPUT = 1;
    static final int ERRORS = 2;

    private static final int LONGEST = 16 * 1024 * 1024;

    private Frames() {}

    /** Takes one piece. */
    @FunctionalInterface
    interface Taker {
        void take(int stream, byte[] bytes, int length) throws IOException;
    }

    /** Hands over each piece until the end. */
    static void read(InputStream in, Taker taker) throws IOException {
        DataInputStream data = new DataInputStream(in);
        for (int stream = data.read(); stream >= 0; stream = data.read()) {
            data.skipNBytes(3);
            int length = data.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("a piece of " + Integer.toUnsignedString(length) + " bytes");
            }
            byte[] bytes = data.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("ended within a piece");
            }
            taker.take(stream, bytes, length);
        }
    }

    /** Hands over what a terminal shows, which knows one stream only, as it arrives. */
    static void readRaw(InputStream in, Taker taker) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            taker.take(OUTPUT, buffer, length);
        }
    }
}
