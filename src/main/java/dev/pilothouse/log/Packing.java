package dev.pilothouse.log;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes bytes few, quickly rather than thoroughly (deflate, RFC 1951). */
final class Packing {

    private Packing() {}

    static byte[] pack(byte[] bytes, int length) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            byte[] packed = new byte[Math.max(64, length / 4)];
            int size = deflater.deflate(packed);
            while (!deflater.finished()) {
                packed = Arrays.copyOf(packed, packed.length * 2);
                size += deflater.deflate(packed, size, packed.length - size);
            }
            return Arrays.copyOf(packed, size);
        }
    }

    /** @param length of the bytes before they were packed */
    static byte[] unpack(byte[] packed, int length) {
        byte[] bytes = new byte[length];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int size = 0;
            while (size < length && !inflater.needsInput() && !inflater.finished()) {
                size += inflater.inflate(bytes, size, length - size);
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("packed by ourselves", e);
        }
    }
}
