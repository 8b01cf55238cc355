package dev.pilothouse.platform.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A way to the engine that can be cut in the middle: an engine that is stopped, as its clients see it. */
final class CutSocket implements AutoCloseable {

    private final Path path;
    private final Path engine;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private @Nullable ServerSocketChannel server;

    CutSocket(Path path, Path engine) {
        this.path = path;
        this.engine = engine;
        mend();
    }

    String address() {
        return "unix://" + path;
    }

    void mend() {
        try {
            ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(path));
            server = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                SocketChannel upstream = SocketChannel.open(UnixDomainSocketAddress.of(engine));
                open.addAll(List.of(client, upstream));
                Thread.ofVirtual().start(() -> carry(client, upstream));
                Thread.ofVirtual().start(() -> carry(upstream, client));
            }
        } catch (IOException e) {
            // cut
        }
    }

    private static void carry(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(bytes) >= 0) {
                bytes.flip();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                bytes.clear();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // cut
        }
    }

    void cut() {
        try {
            if (server != null) {
                server.close();
            }
            Files.deleteIfExists(path);
            for (SocketChannel channel : open) {
                channel.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
