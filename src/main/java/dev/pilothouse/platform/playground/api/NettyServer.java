package dev.pilothouse.platform.playground.api;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes connections on loopback and hands each request to the handler on a virtual thread of its own. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its channel, which is seen there
final class NettyServer implements AutoCloseable {

    /** What is done with a request. */
    @FunctionalInterface
    interface Handler {
        void handle(Exchange exchange) throws IOException, InterruptedException;
    }

    /**
     * What a client may take.
     *
     * @param body most bytes of a request's body
     * @param request longest time from the first byte of a request to its last
     * @param idle longest time that a connection is kept without any request
     * @param behind longest time that an answer waits for a slow client
     * @param connections most at a time
     */
    record Limits(int line, int headers, int body, Duration request, Duration idle, Duration behind, int connections) {
        static final Limits USUAL = new Limits(8 * 1024, 64 * 1024, 3 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(30), 4_000);
    }

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final WriteBufferWaterMark WATER = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    private final EventLoopGroup acceptor = loops(1, "playground-accept");
    private final EventLoopGroup loops = loops(2, "playground-http");
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    NettyServer(int port, SslContext tls, Limits limits, InstantSource clock, Handler handler) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptor, loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (open.size() >= limits.connections()) {
                            channel.close();
                            return;
                        }
                        open.add(channel);
                        SslHandler ssl = tls.newHandler(channel.alloc());
                        ssl.setHandshakeTimeout(limits.request().toMillis(), TimeUnit.MILLISECONDS);
                        SlowRequests slow = new SlowRequests(limits.request(), limits.idle());
                        channel.pipeline()
                                .addLast(ssl)
                                .addLast(slow)
                                .addLast(new FlushConsolidationHandler(64, true))
                                .addLast(new HttpServerCodec(limits.line(), limits.headers(), 8 * 1024))
                                .addLast(new BodyLimit(limits.body()))
                                .addLast(new NettyConnection(handler, workers, slow, limits, clock));
                    }
                });
        try {
            listener = bootstrap.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port)).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            stop();
            throw e;
        } catch (Exception e) { // a failed bind comes out undeclared
            stop();
            throw new IOException("Port " + port + " can't be opened: " + e.getMessage(), e);
        }
    }

    private static EventLoopGroup loops(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Returns how many clients are connected. */
    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        open.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        stop();
    }

    private void stop() {
        workers.shutdownNow();
        try {
            // whoever still answers needs the loops
            workers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
