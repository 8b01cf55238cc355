package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Collects a request's body and refuses one that is too large as the real server does. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class BodyLimit extends HttpObjectAggregator {

    private final int limit;

    BodyLimit(int limit) {
        super(limit);
        this.limit = limit;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        Refusal refusal = new Refusal(413, "RequestEntityTooLarge", "Request entity too large: limit is " + limit, Map.of());
        byte[] body = Answer.of(refusal).body().getFirst();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Answer.JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        // what still arrives is thrown away for a moment, else the client would see a broken connection in place of the answer
        context.writeAndFlush(response).addListener(_ -> context.executor().schedule(() -> context.close(), 2, TimeUnit.SECONDS));
    }
}
