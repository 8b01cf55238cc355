package dev.pilothouse.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server through a port of our own, which a test can cut and mend. */
final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;
    private volatile CountDownLatch muted = new CountDownLatch(0);
    private final AtomicInteger mutings = new AtomicInteger();

    private Cable(ServerSocket door, String host, int port) {
        this.door = door;
        this.host = host;
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    static Cable to(String host, int port) throws IOException {
        return new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Writes a kubeconfig that leads through the cable to the same server. */
    Path kubeconfig(Path folder, Tree config, URI server) throws IOException {
        String tlsName = server.getHost().equals("127.0.0.1") ? "" : ",\"tls-server-name\":\"" + server.getHost() + "\"";
        String before = "\"server\":\"" + server + "\"";
        String text = Json.write(config);
        assertTrue(text.contains(before), "the server stands in the kubeconfig");
        return Files.writeString(folder.resolve("kubeconfig"), text.replace(before, "\"server\":\"https://127.0.0.1:" + port() + "\"" + tlsName));
    }

    /** Ends all connections; new ones end at once. */
    void cut() {
        whole = false;
        open.forEach(Cable::end);
    }

    /** Swallows all that is said on connections that there are, for ever and without a word; new ones wait until it is mended. */
    void mute() {
        muted = new CountDownLatch(1);
        mutings.incrementAndGet();
    }

    void mend() {
        whole = true;
        muted.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            muted.await();
            if (whole) {
                Socket server = new Socket(host, port);
                open.add(server);
                Thread.ofVirtual().start(() -> {
                    if (pump(server, client)) {
                        end(client);
                    }
                });
                pump(client, server);
                end(server);
            }
        } catch (IOException e) {
            // the server is away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** Carries bytes until one of both goes; returns whether the other one may hear of it. */
    private boolean pump(Socket from, Socket to) {
        int mine = mutings.get();
        byte[] piece = new byte[32 * 1024];
        try (from) {
            for (int count = from.getInputStream().read(piece); count >= 0; count = from.getInputStream().read(piece)) {
                if (mine == mutings.get()) {
                    to.getOutputStream().write(piece, 0, count);
                }
            }
        } catch (IOException e) {
            // one of both went away
        } finally {
            open.remove(from);
        }
        return mine == mutings.get();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() {
        cut();
        muted.countDown();
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
    }
}
