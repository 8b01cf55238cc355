package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Frames of RFC 6455, section 5. */
class FramesTest {

    /** Hears nothing. */
    private static final Frames.Reader DEAF = new Frames.Reader() {
        @Override
        public void piece(ByteBuffer piece, boolean last) {}

        @Override
        public void alive() {}
    };

    /** A frame as a server writes it. */
    static byte[] frame(int type, boolean last, byte[] bytes, int offset, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length + 10).put((byte) ((last ? 0x80 : 0) | type));
        if (length < 126) {
            frame.put((byte) length);
        } else if (length < 1 << 16) {
            frame.put((byte) 126).putShort((short) length);
        } else {
            frame.put((byte) 127).putLong(length);
        }
        frame.put(bytes, offset, length).flip();
        byte[] all = new byte[frame.remaining()];
        frame.get(all);
        return all;
    }

    private static Frames reading(byte[] bytes) {
        return new Frames(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), () -> {}, "");
    }

    /** Takes the mask off, as a server does, and returns the content of a binary message. */
    private static byte[] unmasked(byte[] sent) {
        ByteBuffer frame = ByteBuffer.wrap(sent);
        byte[] content = message(frame);
        assertEquals(0, frame.remaining());
        return content;
    }

    /** Takes one binary message of a client and its mask off. */
    static byte[] message(ByteBuffer frame) {
        assertEquals((byte) 0x82, frame.get());
        int second = frame.get() & 0xff;
        assertTrue(second >= 0x80, "a client masks");
        long length = switch (second & 0x7f) {
            case 126 -> frame.getShort() & 0xffff;
            case 127 -> frame.getLong();
            default -> second & 0x7f;
        };
        byte[] key = new byte[4];
        frame.get(key);
        byte[] content = new byte[(int) length];
        frame.get(content);
        for (int i = 0; i < content.length; i++) {
            content[i] ^= key[i % 4];
        }
        return content;
    }

    @Property(tries = 200)
    void whatIsSentCanBeUnmasked(@ForAll @IntRange(min = 0, max = 70_000) int length, @ForAll byte seed, @ForAll @IntRange(min = 0, max = 9) int offset)
            throws IOException {
        byte[] bytes = new byte[offset + length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed + i * 31);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Frames(InputStream.nullInputStream(), out, () -> {}, "").send(new byte[] {7}, bytes, offset, length);
        ByteBuffer expected = ByteBuffer.allocate(length + 1).put((byte) 7).put(bytes, offset, length);
        assertArrayEquals(expected.array(), unmasked(out.toByteArray()));
    }

    @Property(tries = 50)
    void lengthsOfAllSizesAreRead(@ForAll @IntRange(min = 0, max = 140_000) int length) throws IOException {
        int[] got = {0, 0};
        reading(frame(2, true, new byte[length], 0, length)).read(new Frames.Reader() {
            @Override
            public void piece(ByteBuffer piece, boolean last) {
                got[0] += piece.remaining();
                got[1] += last ? 1 : 0;
            }

            @Override
            public void alive() {}
        });
        assertEquals(length, got[0]);
        assertEquals(1, got[1], "it ends once");
    }

    @Property(tries = 300)
    void anyBytesEndSoonerOrLater(@ForAll byte[] bytes) {
        try {
            reading(bytes).read(DEAF);
        } catch (IOException e) {
            // no frames
        }
    }

    @Example
    void textIsSkipped() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(frame(1, false, new byte[] {'a'}, 0, 1));
        both.writeBytes(frame(0, true, new byte[] {'b'}, 0, 1));
        both.writeBytes(frame(2, true, new byte[] {'c'}, 0, 1));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        reading(both.toByteArray()).read(new Frames.Reader() {
            @Override
            public void piece(ByteBuffer piece, boolean last) {
                got.write(piece.get());
            }

            @Override
            public void alive() {}
        });
        assertEquals("c", got.toString(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Example
    void whatNoServerMaySendIsRefused() {
        assertThrows(IOException.class, () -> reading(new byte[] {(byte) 0xc2, 0}).read(DEAF));
        assertThrows(IOException.class, () -> reading(new byte[] {(byte) 0x82, (byte) 0x80, 0, 0, 0, 0}).read(DEAF));
        assertThrows(IOException.class, () -> reading(new byte[] {(byte) 0x82, 127, -1, 0, 0, 0, 0, 0, 0, 0}).read(DEAF));
        assertThrows(IOException.class, () -> reading(frame(9, true, new byte[200], 0, 200)).read(DEAF));
    }

    @Example
    void leavingSaysSoAndClosesTheLine() throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountDownLatch closed = new CountDownLatch(1);
        new Frames(InputStream.nullInputStream(), out, closed::countDown, "").leave();
        closed.await();
        assertEquals((byte) 0x88, out.toByteArray()[0]);
    }
}
