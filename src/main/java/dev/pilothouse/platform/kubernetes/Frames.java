package dev.pilothouse.platform.kubernetes;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages of a WebSocket (RFC 6455, 5), as its client reads and writes them: on the threads of those who ask, which wait.
 *
 * <p>The JDK's own hands each record of TLS from thread to thread before it arrives, which took most of the time of a forwarded port.
 */
final class Frames implements Closeable {

    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** Where the content begins while a frame is made: the longest head has so many bytes. */
    private static final int HEAD = 14;

    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int CODE_BYTES = 2;
    private static final int NORMAL = 1000;

    /** How long the other end may hold up the last frame. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final InputStream in;
    private final OutputStream out;
    private final Closeable line;
    private final String protocol;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock pen = new ReentrantLock(true);
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private boolean binary;

    /** @param line that is closed with it */
    Frames(InputStream in, OutputStream out, Closeable line, String protocol) {
        this.in = in;
        this.out = out;
        this.line = line;
        this.protocol = protocol;
    }

    /** Who gets what arrives. */
    interface Reader {

        /**
         * A piece of a message, valid during the call.
         *
         * @param last whether the message ends with it
         */
        void piece(ByteBuffer piece, boolean last) throws IOException;

        /** The other end says that it is there. */
        void alive();

        /** All that was at hand is told: what the reader has kept together may go on. */
        default void caughtUp() throws IOException {}
    }

    /** Returns the subprotocol that the server chose. */
    String protocol() {
        return protocol;
    }

    /** Reads until the server ends it, and returns its words. */
    String read(Reader reader) throws IOException {
        while (more(reader)) {
            int head = next();
            int second = next();
            boolean last = (head & 0x80) != 0;
            int type = head & 0x0f;
            if ((head & 0x70) != 0 || (second & 0x80) != 0) {
                throw new IOException("not a frame of a server");
            }
            long length = length(second);
            if (type < CLOSE) {
                binary = type == 0 ? binary : type == BINARY;
                content(length, last, reader);
            } else if (type == CLOSE) {
                return farewell(bytes(length));
            } else {
                answer(type, bytes(length), reader);
            }
        }
        return "";
    }

    private boolean more(Reader reader) throws IOException {
        if (at < end) {
            return true;
        }
        reader.caughtUp();
        return fill();
    }

    private long length(int second) throws IOException {
        return switch (second) {
            case SHORT -> number(Short.BYTES);
            case LONG -> number(Long.BYTES);
            default -> second;
        };
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | next();
        }
        if (number < 0) {
            throw new IOException("no length");
        }
        return number;
    }

    private void content(long length, boolean last, Reader reader) throws IOException {
        long left = length;
        do {
            if (left > 0 && !more(reader)) {
                throw new EOFException("ended within a message");
            }
            int count = (int) Math.min(left, end - at);
            ByteBuffer piece = ByteBuffer.wrap(buffer, at, count);
            at += count;
            left -= count;
            if (binary) {
                reader.piece(piece, last && left == 0);
            }
        } while (left > 0);
    }

    private byte[] bytes(long length) throws IOException {
        if (length >= SHORT) {
            throw new IOException("a control frame is too long");
        }
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next();
        }
        return bytes;
    }

    private String farewell(byte[] bytes) {
        close(bytes);
        return bytes.length <= CODE_BYTES ? "" : new String(bytes, CODE_BYTES, bytes.length - CODE_BYTES, StandardCharsets.UTF_8);
    }

    private void answer(int type, byte[] bytes, Reader reader) {
        if (type == PING) {
            beside(PONG, bytes);
        }
        reader.alive();
    }

    private int next() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("ended within a message");
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /** Sends a message that begins with these bytes; waits until it is on its way. */
    void send(byte[] first, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEAD + first.length + length);
        frame.position(HEAD).put(first).put(bytes, offset, length).flip();
        write(BINARY, frame);
    }

    /** Sends a message without waiting for anything. */
    void soon(byte[] bytes) {
        beside(BINARY, bytes);
    }

    /** Asks whether the other end is there, without waiting for anything. */
    void ping() {
        beside(PING, new byte[0]);
    }

    /** Says that nothing more comes, without waiting for anything, and ends it. */
    void leave() {
        close(new byte[] {NORMAL >> 8, (byte) NORMAL});
    }

    private void close(byte[] words) {
        Thread saying = beside(CLOSE, words);
        Thread.ofVirtual().name("websocket-end").start(() -> {
            try {
                saying.join(LAST_WORD);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close();
        });
    }

    /** A frame that is not worth waiting for: whoever writes may be held up by the other end. */
    private Thread beside(int type, byte[] bytes) {
        return Thread.ofVirtual().name("websocket-frame").start(() -> {
            try {
                write(type, ByteBuffer.allocate(HEAD + bytes.length).position(HEAD).put(bytes).flip());
            } catch (IOException e) {
                // whoever reads hears of it
            }
        });
    }

    /** @param frame its content, after room for the head */
    private void write(int type, ByteBuffer frame) throws IOException {
        int length = frame.limit() - HEAD;
        int key = random.nextInt();
        mask(frame, key);
        int begin = HEAD - Integer.BYTES - (length < SHORT ? 2 : length <= 0xffff ? 4 : 10);
        frame.position(begin).put((byte) (0x80 | type));
        if (length < SHORT) {
            frame.put((byte) (0x80 | length));
        } else if (length <= 0xffff) {
            frame.put((byte) (0x80 | SHORT)).putShort((short) length);
        } else {
            frame.put((byte) (0x80 | LONG)).putLong(length);
        }
        frame.putInt(key);
        pen.lock();
        try {
            copy(frame.position(begin), out);
        } finally {
            pen.unlock();
        }
    }

    /** Writes what is left of a piece, without another copy of it. */
    static void copy(ByteBuffer piece, OutputStream out) throws IOException {
        out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }

    /** Eight bytes at a time, as far as they go. */
    private static void mask(ByteBuffer frame, int key) {
        long twice = (long) key << 32 | (key & 0xffff_ffffL);
        int at = HEAD;
        for (; at + Long.BYTES <= frame.limit(); at += Long.BYTES) {
            frame.putLong(at, frame.getLong(at) ^ twice);
        }
        for (int shift = 24; at < frame.limit(); at++, shift = shift == 0 ? 24 : shift - 8) {
            frame.put(at, (byte) (frame.get(at) ^ key >> shift));
        }
    }

    /** Ends it at once. */
    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
