package dev.pilothouse.platform.playground.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.IOException;

/** A chunked answer over a Netty channel. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class NettyStream implements Exchange.Stream {

    private final NettyExchange exchange;
    private final Channel channel;
    private boolean closed;

    NettyStream(NettyExchange exchange, Channel channel) {
        this.exchange = exchange;
        this.channel = channel;
    }

    @Override
    public void write(byte[]... parts) throws IOException {
        exchange.awaitWritable();
        synchronized (this) {
            if (closed || exchange.isEnded()) {
                throw new IOException("The answer has ended");
            }
            channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(parts)));
        }
    }

    @Override
    public void onEnd(Runnable work) {
        exchange.onEnd(work);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        exchange.finish();
    }

    @Override
    public void abort() {
        exchange.cut();
    }
}
