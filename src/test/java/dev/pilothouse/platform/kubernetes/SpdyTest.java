package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySettingsFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Forwarded connections in SPDY/3.1 as another implementation, Netty's, reads and writes it. */
class SpdyTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Spdy spdy = new Spdy(new Frames(InputStream.nullInputStream(), sent, () -> {}, Spdy.PROTOCOL));

    /** Keeps what channels carried. */
    private static final class Kept implements Channels.Receiver {
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private final ByteArrayOutputStream error = new ByteArrayOutputStream();
        private final Spdy spdy = new Spdy(new Frames(InputStream.nullInputStream(), new ByteArrayOutputStream(), () -> {}, Spdy.PROTOCOL));
        private int errors;

        @Override
        public void received(int channel, ByteBuffer piece, boolean last) throws IOException {
            Frames.copy(piece, channel == 0 ? data : error);
            errors += channel == 1 && last ? 1 : 0;
        }

        @Override
        public void ended(@Nullable Throwable failure, String words) {}
    }

    private static byte[] written(Object... frames) {
        EmbeddedChannel server = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
        server.writeOutbound(frames);
        return bytes(server);
    }

    private static byte[] bytes(EmbeddedChannel server) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteBuf piece = server.readOutbound(); piece != null; piece = server.readOutbound()) {
            out.writeBytes(ByteBufUtil.getBytes(piece));
            piece.release();
        }
        return out.toByteArray();
    }

    private static DefaultSpdyDataFrame data(int stream, byte[] content, boolean fin) {
        DefaultSpdyDataFrame frame = new DefaultSpdyDataFrame(stream, Unpooled.wrappedBuffer(content));
        frame.setLast(fin);
        return frame;
    }

    private static DefaultSpdySynReplyFrame reply(int stream) {
        DefaultSpdySynReplyFrame reply = new DefaultSpdySynReplyFrame(stream);
        reply.headers().set("streamid", Integer.toString(stream));
        return reply;
    }

    /** Tells whether it ended, and where. */
    private static int heard(byte[] bytes, int piece, Kept kept) throws IOException {
        for (int at = 0; at < bytes.length; at += piece) {
            byte[] room = Arrays.copyOf(bytes, bytes.length + 3);
            if (kept.spdy.piece(ByteBuffer.wrap(room, at, Math.min(piece, bytes.length - at)), true, kept)) {
                return at + piece;
            }
        }
        return -1;
    }

    /** What a server takes out of the messages that were sent, in turn. */
    private List<Object> understood() {
        EmbeddedChannel server = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
        ByteBuffer all = ByteBuffer.wrap(sent.toByteArray());
        while (all.hasRemaining()) {
            server.writeInbound(Unpooled.wrappedBuffer(FramesTest.message(all)));
        }
        List<Object> frames = new ArrayList<>();
        for (Object frame = server.readInbound(); frame != null; frame = server.readInbound()) {
            frames.add(frame);
        }
        return frames;
    }

    @Example
    void asksForAStreamOfErrorsAndOneOfData() throws IOException {
        spdy.open(8080);

        List<Object> frames = understood();
        SpdySynStreamFrame error = (SpdySynStreamFrame) frames.get(0);
        SpdyDataFrame end = (SpdyDataFrame) frames.get(1);
        SpdySynStreamFrame data = (SpdySynStreamFrame) frames.get(2);
        assertEquals(3, frames.size());
        assertEquals("error 8080 0", error.headers().getAsString("streamtype") + " " + error.headers().getAsString("port") + " " + error.headers().getAsString("requestid"));
        assertEquals("data 8080 0", data.headers().getAsString("streamtype") + " " + data.headers().getAsString("port") + " " + data.headers().getAsString("requestid"));
        assertFalse(error.isInvalid() || error.isTruncated() || data.isInvalid() || data.isTruncated());
        assertEquals(error.streamId(), end.streamId());
        assertTrue(end.isLast(), "nothing is sent on the stream of errors");
    }

    @Example
    void whatIsSentArrivesOnTheStreamOfData() throws IOException {
        spdy.open(80);
        byte[] content = "hello".getBytes(StandardCharsets.US_ASCII);
        Frames frames = new Frames(InputStream.nullInputStream(), sent, () -> {}, Spdy.PROTOCOL);
        frames.send(spdy.head(0, content.length), content, 0, content.length);

        List<Object> all = understood();
        SpdyDataFrame last = (SpdyDataFrame) all.getLast();
        assertEquals(((SpdySynStreamFrame) all.get(2)).streamId(), last.streamId());
        assertArrayEquals(content, ByteBufUtil.getBytes(last.content()));
    }

    @Property(tries = 200)
    void comesOutAsItWentInHoweverItIsCut(@ForAll @Size(max = 12) List<byte[]> contents, @ForAll @IntRange(min = 1, max = 40) int piece) throws IOException {
        List<Object> frames = new ArrayList<>(List.of(new DefaultSpdySettingsFrame().setValue(4, 100), reply(1), reply(3)));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            expected.writeBytes(content);
            frames.add(data(3, content, false));
            frames.add(data(5, content, false));
        }
        Kept kept = new Kept();
        assertEquals(-1, heard(written(frames.toArray()), piece, kept));
        assertArrayEquals(expected.toByteArray(), kept.data.toByteArray());

        assertEquals(-1, heard(written(data(3, new byte[] {7}, true)), piece, kept), "why may follow");
        assertTrue(heard(written(data(1, new byte[0], true)), piece, kept) > 0, "it ends");
        assertEquals(7, kept.data.toByteArray()[expected.size()]);
    }

    @Property(tries = 50)
    void aPortWhereNothingListensEndsItsDataBeforeItSaysWhy(@ForAll @IntRange(min = 1, max = 40) int piece) throws IOException {
        Kept kept = new Kept();
        byte[] words = "connection refused".getBytes(StandardCharsets.US_ASCII);
        assertEquals(-1, heard(written(reply(1), reply(3), data(3, new byte[0], true), data(1, words, false)), piece, kept));
        assertTrue(heard(written(data(1, new byte[0], true)), piece, kept) > 0, "it ends");
        assertEquals(1, kept.errors);
        assertArrayEquals(words, kept.error.toByteArray());
    }

    @Property(tries = 50)
    void anErrorIsToldOnceAtItsEnd(@ForAll @IntRange(min = 1, max = 9) int piece) throws IOException {
        Kept kept = new Kept();
        byte[] words = "no such port".getBytes(StandardCharsets.US_ASCII);
        heard(written(reply(1), data(1, words, false)), piece, kept);
        assertEquals(0, kept.errors);
        assertEquals(-1, heard(written(data(1, new byte[0], true)), piece, kept));
        assertEquals(1, kept.errors);
        assertArrayEquals(words, kept.error.toByteArray());
    }

    @Example
    void aResetOfTheDataEndsItAndOfOthersDoesNot() throws IOException {
        assertEquals(-1, heard(written(new DefaultSpdyRstStreamFrame(1, 5)), 100, new Kept()));
        assertTrue(heard(written(new DefaultSpdyRstStreamFrame(3, 5)), 3, new Kept()) > 0);
        assertTrue(heard(written(data(3, new byte[0], true), new DefaultSpdyRstStreamFrame(1, 5)), 100, new Kept()) > 0, "nothing more can come");
    }

    @Example
    void aPingIsAnswered() throws Exception {
        java.util.concurrent.CountDownLatch written = new java.util.concurrent.CountDownLatch(1);
        java.io.OutputStream out = new java.io.OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sent.write(bytes, offset, length);
                written.countDown();
            }
        };
        Spdy asked = new Spdy(new Frames(InputStream.nullInputStream(), out, () -> {}, Spdy.PROTOCOL));
        asked.piece(ByteBuffer.wrap(written(new DefaultSpdyPingFrame(2))), true, new Kept());
        written.await();
        assertEquals(2, ((SpdyPingFrame) understood().getFirst()).id());
    }
}
