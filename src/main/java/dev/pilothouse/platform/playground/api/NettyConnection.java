package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: its requests are answered one after the other, each on a virtual thread. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class NettyConnection extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(NettyConnection.class);
    private static final int MOST_WAITING = 16;

    private record Waiting(Request request, boolean keepAlive, FullHttpRequest handshake) {}

    private final NettyServer.Handler handler;
    private final Executor workers;
    private final SlowRequests slow;
    private final NettyServer.Limits limits;
    private final InstantSource clock;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable NettyExchange current;

    NettyConnection(NettyServer.Handler handler, Executor workers, SlowRequests slow, NettyServer.Limits limits, InstantSource clock) {
        this.handler = handler;
        this.workers = workers;
        this.slow = slow;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest message) {
        if (message.decoderResult().isFailure()) {
            refuse(context, message.decoderResult().cause());
            return;
        }
        slow.arrived();
        Request request;
        try {
            request = request(context, message);
        } catch (Refusal e) {
            refuse(context, e);
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            context.close();
            return;
        }
        // the handshake of an upgrade looks at the headers once more; the body is ours already
        FullHttpRequest handshake = message.replace(Unpooled.EMPTY_BUFFER);
        waiting.add(new Waiting(request, HttpUtil.isKeepAlive(message), handshake));
        next(context);
    }

    private static Request request(ChannelHandlerContext context, FullHttpRequest message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach(header -> headers.merge(header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + "," + b));
        String uri = message.uri();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        return new Request(
                message.method().name(),
                Query.decode(path.replace("+", "%2B")),
                question < 0 ? Query.NONE : Query.parse(uri.substring(question + 1)),
                headers,
                ByteBufUtil.getBytes(message.content()),
                certificate(context));
    }

    private static Optional<X509Certificate> certificate(ChannelHandlerContext context) {
        SslHandler ssl = context.pipeline().get(SslHandler.class);
        try {
            return ssl != null && ssl.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty();
        }
    }

    private void next(ChannelHandlerContext context) {
        Waiting first = current == null ? waiting.poll() : null;
        if (first == null) {
            return;
        }
        NettyExchange exchange =
                new NettyExchange(context.channel(), first.request(), first.handshake(), first.keepAlive(), limits, clock, () -> done(context));
        current = exchange;
        try {
            workers.execute(() -> run(exchange));
        } catch (RejectedExecutionException _) {
            context.close();
        }
    }

    private void run(NettyExchange exchange) {
        try {
            handler.handle(exchange);
        } catch (InterruptedException _) {
            exchange.cut();
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("{} {} ended early", exchange.request().method(), exchange.request().path(), e);
            exchange.cut();
        } catch (StackOverflowError | OutOfMemoryError e) {
            LOG.warn("{} {} was too much", exchange.request().method(), exchange.request().path(), e);
            exchange.cut();
        } finally {
            exchange.cutIfUnanswered();
        }
    }

    private void done(ChannelHandlerContext context) {
        current = null;
        if (!context.channel().isActive()) {
            return;
        }
        slow.answered(context);
        next(context);
    }

    private static void refuse(ChannelHandlerContext context, @Nullable Throwable cause) {
        boolean tooLong = cause instanceof TooLongHttpLineException || cause instanceof TooLongHttpHeaderException;
        HttpResponseStatus status = tooLong ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE : HttpResponseStatus.BAD_REQUEST;
        byte[] body = Answer.bytes(status.toString());
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null) {
            current.writabilityChanged();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.clear();
        if (current != null) {
            current.gone();
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection broke", cause);
        context.close();
    }
}
