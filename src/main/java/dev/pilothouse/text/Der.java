package dev.pilothouse.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of DER (ITU-T X.690) that wrapping a key takes: elements with a tag, a length and content. */
public final class Der {

    public static final int INTEGER = 0x02;
    public static final int OCTETS = 0x04;
    public static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private int position;

    /** Starts reading elements that follow each other. */
    public Der(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasNext() {
        return position < bytes.length;
    }

    /** Returns the tag of the next element without moving on. */
    public int tag() {
        return byteAt(position);
    }

    /**
     * Reads the next element's content.
     *
     * @throws IllegalArgumentException when the bytes are no element
     */
    public byte[] content() {
        int length = byteAt(position + 1);
        int start = position + 2;
        if (length > 0x80) {
            int octets = length & 0x7f;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | byteAt(start++);
            }
        }
        if (length < 0 || length > bytes.length - start) {
            throw new IllegalArgumentException("DER element is longer than its data");
        }
        position = start + length;
        return Arrays.copyOfRange(bytes, start, position);
    }

    /** Returns an element that holds the given parts one after the other. */
    public static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | octets);
        for (int i = octets - 1; i >= 0; i--) {
            out.write(length >>> (8 * i));
        }
    }

    private int byteAt(int index) {
        if (index >= bytes.length) {
            throw new IllegalArgumentException("DER ends early");
        }
        return bytes[index] & 0xff;
    }
}
