package dev.pilothouse.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one message in the wire format of protocol buffers, field by field.
 *
 * <p>Bytes come from outside: what is cut short or makes no sense throws {@link BrokenException}, never anything else.
 */
public final class ProtobufMessage {

    public static final int VARINT = 0;
    public static final int BYTES = 2;

    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;

    /** What a message that makes no sense is refused with. */
    public static final class BrokenException extends RuntimeException {
        private BrokenException(String message) {
            super(message);
        }
    }

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wire;

    public ProtobufMessage(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    public boolean hasMore() {
        return at < end;
    }

    /** Goes on to the next field; its value must then be read or skipped. */
    public boolean next() {
        if (at >= end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) (tag & 7);
        if (field <= 0 || tag >>> 3 != field) {
            throw broken("a field without a number");
        }
        return true;
    }

    public int field() {
        return field;
    }

    public int wire() {
        return wire;
    }

    public long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw broken("unexpected end");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken("a number that does not end");
    }

    /** Reads the number of the current field. */
    public long number() {
        return switch (wire) {
            case VARINT -> varint();
            case FIXED_64 -> fixed(Long.BYTES);
            case FIXED_32 -> fixed(Integer.BYTES);
            default -> throw broken("a number was expected in field " + field);
        };
    }

    public double fraction() {
        return switch (wire) {
            case FIXED_64 -> Double.longBitsToDouble(fixed(Long.BYTES));
            case FIXED_32 -> Float.intBitsToFloat((int) fixed(Integer.BYTES));
            default -> throw broken("a fraction was expected in field " + field);
        };
    }

    private long fixed(int length) {
        int start = advance(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[start + i] & 0xffL) << (8 * i);
        }
        return value;
    }

    /** Returns a reader of the message in the current field. */
    public ProtobufMessage message() {
        int length = length();
        int start = advance(length);
        return new ProtobufMessage(bytes, start, start + length);
    }

    public byte[] raw() {
        int length = length();
        int start = advance(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    public String text() {
        int length = length();
        int start = advance(length);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    public void skip() {
        switch (wire) {
            case VARINT -> varint();
            case FIXED_64 -> advance(Long.BYTES);
            case BYTES -> advance(length());
            case FIXED_32 -> advance(Integer.BYTES);
            default -> throw broken("unknown wire type " + wire);
        }
    }

    private int length() {
        if (wire != BYTES) {
            throw broken("bytes were expected in field " + field);
        }
        long length = varint();
        if (length < 0 || length > end - at) {
            throw broken("unexpected end");
        }
        return (int) length;
    }

    private int advance(int length) {
        if (length > end - at) {
            throw broken("unexpected end");
        }
        int start = at;
        at += length;
        return start;
    }

    /** Returns the exception of bytes that are no use. */
    public static BrokenException broken(String what) {
        return new BrokenException("the protocol buffer could not be read: " + what);
    }
}
