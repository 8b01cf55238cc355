package dev.pilothouse.platform.playground.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** An exchange over a Netty channel. The worker's thread writes; the event loop tells when the client can take more or is gone. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class NettyExchange implements Exchange {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int PIECE = 64 * 1024;

    private final Channel channel;
    private final Request request;
    private final FullHttpRequest handshake;
    private final boolean keepAlive;
    private final NettyServer.Limits limits;
    private final InstantSource clock;
    private final Runnable done;
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean answered;
    private boolean ended;

    /** @param done is called on the event loop when the answer is out and the next request may begin */
    NettyExchange(
            Channel channel,
            Request request,
            FullHttpRequest handshake,
            boolean keepAlive,
            NettyServer.Limits limits,
            InstantSource clock,
            Runnable done) {
        this.channel = channel;
        this.request = request;
        this.handshake = handshake;
        this.keepAlive = keepAlive;
        this.limits = limits;
        this.clock = clock;
        this.done = done;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public void answer(Answer answer) throws IOException {
        begin();
        HttpResponse head = head(answer.code(), answer.contentType(), answer.headers());
        head.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length());
        channel.write(head);
        if (!request.method().equals("HEAD")) {
            List<byte[]> piece = new ArrayList<>();
            int size = 0;
            for (byte[] part : answer.body()) {
                piece.add(part);
                size += part.length;
                if (size >= PIECE) {
                    send(piece);
                    piece.clear();
                    size = 0;
                }
            }
            if (size > 0) {
                send(piece);
            }
        }
        finish();
    }

    private void send(List<byte[]> parts) throws IOException {
        awaitWritable();
        channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(parts.toArray(byte[][]::new))));
    }

    @Override
    public Stream stream(int code, String contentType, List<Answer.Header> headers) {
        begin();
        HttpResponse head = head(code, contentType, headers);
        head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        channel.writeAndFlush(head);
        return new NettyStream(this, channel);
    }

    @Override
    public Duplex webSocket(String subprotocol) throws IOException {
        begin();
        return NettyDuplex.webSocket(channel, handshake, subprotocol, limits);
    }

    @Override
    public Duplex upgrade(String protocol, List<Answer.Header> headers) throws IOException {
        begin();
        HttpResponse head = head(101, "", headers);
        head.headers().set(HttpHeaderNames.UPGRADE, protocol).set(HttpHeaderNames.CONNECTION, "Upgrade");
        return NettyDuplex.bare(channel, head, limits);
    }

    private synchronized void begin() {
        if (answered) {
            throw new IllegalStateException("The request was answered before");
        }
        answered = true;
    }

    private HttpResponse head(int code, String contentType, List<Answer.Header> more) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(code));
        if (!contentType.isEmpty()) {
            head.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-cache, private").set(HttpHeaderNames.CONTENT_TYPE, contentType);
        }
        head.headers().set(HttpHeaderNames.DATE, DATE.format(clock.instant()));
        more.forEach(header -> {
            if (header.name().equals("Warning")) {
                head.headers().add(header.name(), header.value());
            } else {
                head.headers().set(header.name(), header.value());
            }
        });
        if (!keepAlive) {
            head.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        return head;
    }

    /** Ends the answer; the next request of the connection may begin. */
    void finish() {
        var last = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        boundRest(last);
        if (keepAlive) {
            last.addListener(_ -> done.run());
        } else {
            last.addListener(ChannelFutureListener.CLOSE);
        }
        end();
    }

    /** Nobody waits for the last of an answer, so that too is given no longer than a slow client is borne. */
    private void boundRest(ChannelFuture last) {
        var alarm = channel.eventLoop().schedule(this::cut, limits.behind().toMillis(), TimeUnit.MILLISECONDS);
        last.addListener(_ -> alarm.cancel(false));
    }

    /** Waits until the channel takes more, no longer than a slow client is borne. */
    void awaitWritable() throws IOException {
        if (channel.isWritable() && channel.isActive()) {
            return;
        }
        long deadline = System.nanoTime() + limits.behind().toNanos();
        synchronized (this) {
            while (!channel.isWritable() && channel.isActive()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    cut();
                    throw new IOException("The client is too slow");
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted", e);
                }
            }
        }
        if (!channel.isActive()) {
            throw new IOException("The client is gone");
        }
    }

    synchronized void writabilityChanged() {
        notifyAll();
    }

    /** The client is gone. */
    void gone() {
        end();
    }

    private void end() {
        List<Runnable> work;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            work = List.copyOf(atEnd);
            notifyAll();
        }
        work.forEach(Runnable::run);
    }

    void onEnd(Runnable work) {
        synchronized (this) {
            if (!ended && channel.isActive()) {
                atEnd.add(work);
                return;
            }
        }
        work.run();
    }

    synchronized boolean isEnded() {
        return ended || !channel.isActive();
    }

    @Override
    public void cut() {
        synchronized (this) {
            answered = true;
        }
        channel.close();
    }

    /** A handler that returned without a word leaves no client waiting. */
    void cutIfUnanswered() {
        boolean forgotten;
        synchronized (this) {
            forgotten = !answered;
        }
        if (forgotten) {
            cut();
        }
    }
}
