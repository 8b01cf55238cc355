package dev.pilothouse.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server through a port of our own, which a test can cut and mend. */
final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;

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

    /** Ends all connections; new ones end at once. */
    void cut() {
        whole = false;
        open.forEach(Cable::end);
    }

    void mend() {
        whole = true;
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
            if (whole) {
                Socket server = new Socket(host, port);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
            }
        } catch (IOException e) {
            // the server is away
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one of both went away
        } finally {
            open.remove(from);
        }
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
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
    }
}
