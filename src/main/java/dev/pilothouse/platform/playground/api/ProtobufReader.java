package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one message in the wire format of protocol buffers, field by field.
 *
 * <p>Bytes come from outside: what is cut short or makes no sense is refused with 400, never anything else.
 */
final class ProtobufReader {

    static final int VARINT = 0;
    static final int BYTES = 2;

    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int wire;

    ProtobufReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    /** Goes on to the next field; its value must then be read or skipped. */
    boolean next() {
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

    int field() {
        return field;
    }

    int wire() {
        return wire;
    }

    long varint() {
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
    long number() {
        return switch (wire) {
            case VARINT -> varint();
            case FIXED_64 -> fixed(Long.BYTES);
            case FIXED_32 -> fixed(Integer.BYTES);
            default -> throw broken("a number was expected in field " + field);
        };
    }

    double fraction() {
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
    ProtobufReader message() {
        int length = length();
        int start = advance(length);
        return new ProtobufReader(bytes, start, start + length);
    }

    byte[] raw() {
        int length = length();
        int start = advance(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    String text() {
        int length = length();
        int start = advance(length);
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }

    void skip() {
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

    static Refusal broken(String what) {
        return Refusal.badRequest("the protocol buffer could not be read: " + what);
    }
}
