package dev.pilothouse.platform.docker;

import dev.pilothouse.local.EngineEndpoint;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A socket before a real engine that can be cut, so that the engine seems to restart while everybody else goes on using it. */
final class CuttingProxy implements AutoCloseable {

    private final Path socket;
    private final UnixDomainSocketAddress engine;
    private final Set<SocketChannel> channels = ConcurrentHashMap.newKeySet();
    private ServerSocketChannel server;

    CuttingProxy(Path socket, EngineEndpoint engine) throws IOException {
        this.socket = socket;
        this.engine = UnixDomainSocketAddress.of(engine.place());
        server = listen();
    }

    EngineEndpoint endpoint() {
        return EngineEndpoint.of("unix://" + socket);
    }

    void cut() throws IOException {
        server.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
        Files.deleteIfExists(socket);
    }

    void mend() throws IOException {
        server = listen();
    }

    private ServerSocketChannel listen() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().name("proxy").start(() -> accept(channel));
        return channel;
    }

    private void accept(ServerSocketChannel channel) {
        try {
            while (true) {
                SocketChannel near = channel.accept();
                SocketChannel far = SocketChannel.open(StandardProtocolFamily.UNIX);
                far.connect(engine);
                channels.add(near);
                channels.add(far);
                Thread.ofVirtual().name("proxy").start(() -> carry(near, far));
                Thread.ofVirtual().name("proxy").start(() -> carry(far, near));
            }
        } catch (IOException e) {
            // cut
        }
    }

    /** An end in one direction is handed on alone, as the input of a command ends. */
    private void carry(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        } finally {
            channels.remove(from);
            if (!channels.contains(to)) {
                close(from);
                close(to);
            }
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // gone
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
