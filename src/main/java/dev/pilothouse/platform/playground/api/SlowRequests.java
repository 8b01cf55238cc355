package dev.pilothouse.platform.playground.api;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes connections on which a request takes too long to arrive, or on which nothing is asked for long; called on the event loop alone. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class SlowRequests extends ChannelInboundHandlerAdapter {

    private enum State {
        IDLE,
        ARRIVING,
        ANSWERING
    }

    private final Duration arriving;
    private final Duration idle;
    private State state = State.IDLE;
    private @Nullable Future<?> alarm;

    SlowRequests(Duration arriving, Duration idle) {
        this.arriving = arriving;
        this.idle = idle;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        // the first request, with the handshake before it, is waited for no longer than any other takes
        set(context, arriving);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.IDLE) {
            state = State.ARRIVING;
            set(context, arriving);
        }
        context.fireChannelRead(message);
    }

    /** The request is whole. */
    void arrived() {
        state = State.ANSWERING;
        cancel();
    }

    /** The answer is out. */
    void answered(ChannelHandlerContext context) {
        state = State.IDLE;
        set(context, idle);
    }

    private void set(ChannelHandlerContext context, Duration limit) {
        cancel();
        alarm = context.executor().schedule(() -> context.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }
}
