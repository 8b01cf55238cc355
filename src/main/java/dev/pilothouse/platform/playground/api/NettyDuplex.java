package dev.pilothouse.platform.playground.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What stands in the place of HTTP on a channel after an upgrade. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class NettyDuplex extends ChannelInboundHandlerAdapter implements Duplex {

    private static final byte[] END = new byte[0];
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_QUEUED = 64;

    private final Channel channel;
    private final boolean frames;
    private final NettyServer.Limits limits;
    private final LinkedBlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean ended;
    private boolean closing;

    private NettyDuplex(Channel channel, boolean frames, NettyServer.Limits limits) {
        this.channel = channel;
        this.frames = frames;
        this.limits = limits;
    }

    static Duplex webSocket(Channel channel, FullHttpRequest handshake, String subprotocol, NettyServer.Limits limits) throws IOException {
        var handshaker = new WebSocketServerHandshakerFactory("", subprotocol.isEmpty() ? null : subprotocol, false, MOST_BYTES).newHandshaker(handshake);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel).addListener(ChannelFutureListener.CLOSE);
            throw new IOException("No version of WebSocket that is spoken here");
        }
        NettyDuplex duplex = new NettyDuplex(channel, true, limits);
        duplex.onLoop(() -> {
            channel.pipeline().addLast(new WebSocketFrameAggregator(MOST_BYTES), duplex);
            handshaker.handshake(channel, handshake);
        });
        return duplex;
    }

    static Duplex bare(Channel channel, HttpResponse agreement, NettyServer.Limits limits) throws IOException {
        NettyDuplex duplex = new NettyDuplex(channel, false, limits);
        duplex.onLoop(() -> {
            channel.writeAndFlush(agreement);
            channel.pipeline().addLast(duplex);
            channel.pipeline().remove(HttpObjectAggregator.class);
            channel.pipeline().remove(HttpServerCodec.class);
        });
        return duplex;
    }

    private void onLoop(Runnable work) throws IOException {
        if (!channel.eventLoop().submit(work).awaitUninterruptibly(10, TimeUnit.SECONDS) || !channel.isActive()) {
            channel.close();
            throw new IOException("The client is gone");
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            switch (message) {
                case PingWebSocketFrame ping -> channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                case PongWebSocketFrame _ -> {}
                case CloseWebSocketFrame _ -> close();
                case WebSocketFrame frame -> take(frame.content());
                case ByteBuf bytes -> take(bytes);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void take(ByteBuf bytes) {
        if (bytes.isReadable()) {
            received.add(ByteBufUtil.getBytes(bytes));
        }
        if (received.size() >= MOST_QUEUED) {
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public Optional<byte[]> receive() throws InterruptedException {
        byte[] piece = received.take();
        if (piece.length == 0) {
            received.add(END);
            return Optional.empty();
        }
        if (!channel.config().isAutoRead() && received.size() < MOST_QUEUED / 2) {
            channel.config().setAutoRead(true);
        }
        return Optional.of(piece);
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        ByteBuf content = Unpooled.wrappedBuffer(bytes);
        write(frames ? new BinaryWebSocketFrame(content) : content);
    }

    @Override
    public void sendText(byte[] bytes) throws IOException {
        ByteBuf content = Unpooled.wrappedBuffer(bytes);
        write(frames ? new TextWebSocketFrame(content) : content);
    }

    private void write(Object message) throws IOException {
        long deadline = System.nanoTime() + limits.behind().toNanos();
        synchronized (this) {
            try {
                while (!channel.isWritable() && channel.isActive() && !closing) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        channel.close();
                        throw new IOException("The client is too slow");
                    }
                    wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
            if (closing || !channel.isActive()) {
                throw new IOException("The client is gone");
            }
            channel.writeAndFlush(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        synchronized (this) {
            notifyAll();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        received.add(END);
        List<Runnable> work;
        synchronized (this) {
            ended = true;
            work = List.copyOf(atEnd);
            notifyAll();
        }
        work.forEach(Runnable::run);
        context.fireChannelInactive();
    }

    @Override
    public void onEnd(Runnable work) {
        synchronized (this) {
            if (!ended && channel.isActive()) {
                atEnd.add(work);
                return;
            }
        }
        work.run();
    }

    @Override
    public void close() {
        close(1000, "");
    }

    @Override
    public void close(int code, String reason) {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            notifyAll();
        }
        Object farewell = frames ? new CloseWebSocketFrame(code, reason) : Unpooled.EMPTY_BUFFER;
        channel.writeAndFlush(farewell).addListener(ChannelFutureListener.CLOSE);
    }
}
