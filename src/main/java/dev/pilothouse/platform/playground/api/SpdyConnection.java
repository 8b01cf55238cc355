package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Many streams on one connection by SPDY/3.1, as kubectl and the real server speak it: bare after an upgrade, or in the messages of a
 * WebSocket.
 *
 * <p>Windows are not kept, as no client of Kubernetes does; Netty's codec does the framing, reading and writing each with one of its own.
 */
final class SpdyConnection {

    static final String VERSION = "SPDY/3.1";

    private static final String PROTOCOL_HEADER = "X-Stream-Protocol-Version";

    private final Duplex duplex;
    private final EmbeddedChannel reader = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    private final EmbeddedChannel writer = new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    private final Map<Integer, SpdyStream> streams = new ConcurrentHashMap<>();

    SpdyConnection(Duplex duplex) {
        this.duplex = duplex;
        duplex.onEnd(() -> streams.values().forEach(stream -> stream.in().close()));
    }

    /**
     * Agrees to the upgrade with the first protocol of the client that is known here.
     *
     * @throws Refusal 403 when there is none
     */
    static SpdyConnection upgrade(Exchange exchange, List<String> protocols) throws IOException {
        List<String> offered = Arrays.stream(exchange.request().header(PROTOCOL_HEADER.toLowerCase(Locale.ROOT)).split(",", -1)).map(String::strip).toList();
        String chosen = offered.stream()
                .filter(protocols::contains)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        403, "Forbidden", "unable to upgrade: unable to negotiate protocol: client supports " + offered + ", server accepts " + protocols, Map.of()));
        return new SpdyConnection(exchange.upgrade(VERSION, List.of(new Answer.Header(PROTOCOL_HEADER, chosen))));
    }

    /** Reads until the client is gone; each stream that it opens is given to the consumer. */
    void run(Consumer<SpdyStream> opened) throws IOException, InterruptedException {
        try {
            for (Optional<byte[]> piece = duplex.receive(); piece.isPresent(); piece = duplex.receive()) {
                reader.writeInbound(Unpooled.wrappedBuffer(piece.get()));
                for (Object frame = reader.readInbound(); frame != null; frame = reader.readInbound()) {
                    take(frame, opened);
                }
            }
        } finally {
            streams.values().forEach(stream -> stream.in().end());
            reader.finishAndReleaseAll();
        }
    }

    private void take(Object frame, Consumer<SpdyStream> opened) throws IOException, InterruptedException {
        try {
            switch (frame) {
                case SpdySynStreamFrame open -> open(open, opened);
                case SpdyDataFrame data -> {
                    SpdyStream stream = streams.get(data.streamId());
                    if (stream != null) {
                        stream.in().add(ByteBufUtil.getBytes(data.content()));
                        if (data.isLast()) {
                            stream.in().end();
                        }
                    }
                }
                case SpdyRstStreamFrame reset -> {
                    SpdyStream stream = streams.remove(reset.streamId());
                    if (stream != null) {
                        stream.in().end();
                    }
                }
                case SpdyPingFrame ping -> write(new DefaultSpdyPingFrame(ping.id()));
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void open(SpdySynStreamFrame open, Consumer<SpdyStream> opened) throws IOException {
        Map<String, String> headers = new HashMap<>();
        open.headers().forEach(header -> headers.put(header.getKey().toString().toLowerCase(Locale.ROOT), header.getValue().toString()));
        SpdyStream stream = new SpdyStream(open.streamId(), headers, this);
        streams.put(open.streamId(), stream);
        DefaultSpdySynReplyFrame reply = new DefaultSpdySynReplyFrame(open.streamId());
        // Go's implementation breaks off at a reply without headers
        reply.headers().set("streamid", Integer.toString(open.streamId()));
        write(reply);
        if (open.isLast()) {
            stream.in().end();
        }
        opened.accept(stream);
    }

    void send(int stream, byte[] bytes, boolean last) throws IOException {
        DefaultSpdyDataFrame frame = new DefaultSpdyDataFrame(stream, Unpooled.wrappedBuffer(bytes));
        frame.setLast(last);
        write(frame);
    }

    private void write(Object frame) throws IOException {
        synchronized (writer) {
            writer.writeOutbound(frame);
            var out = new ByteArrayOutputStream();
            for (ByteBuf bytes = writer.readOutbound(); bytes != null; bytes = writer.readOutbound()) {
                out.writeBytes(ByteBufUtil.getBytes(bytes));
                bytes.release();
            }
            duplex.send(out.toByteArray());
        }
    }

    void forget(SpdyStream stream) {
        streams.remove(stream.id());
    }

    void onEnd(Runnable work) {
        duplex.onEnd(work);
    }

    void close() {
        duplex.close();
    }
}
