package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the loopback interface that leads to exactly one target, by a road that the JDK's client cannot take itself.
 *
 * <p>That client knows neither SOCKS nor proxy passwords on tunnels, and always sends the address's host as the TLS server name. It
 * is therefore told to connect to the name that the certificate should carry, through this relay, which dials the real address.
 * TLS stays end to end between client and server. Whoever asks for another target is refused.
 */
final class Relay implements AutoCloseable {

    private final String target;
    private final Dial dial;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable IOException failure;

    /** Starts a relay to {@code target}, written as {@code host:port}. */
    Relay(String target, Dial dial) {
        this.target = target;
        this.dial = dial;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort());
    }

    /** Returns why the target could last not be reached, empty after it was. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().name("relay-connection").start(() -> serve(client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            client.setTcpNoDelay(true);
            String head = ProxyDial.head(client.getInputStream());
            boolean tunnel = head.startsWith("CONNECT " + target + " ");
            if (!tunnel && !head.matches("(?s)[A-Z]+ http://\\Q" + target + "\\E/.*")) {
                answer(client, "403 Forbidden");
                return;
            }
            try (Socket server = dialled(client)) {
                open.add(server);
                if (tunnel) {
                    answer(client, "200 OK");
                } else {
                    server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                }
                Thread back = Thread.ofVirtual().name("relay-back").start(() -> pump(server, client));
                pump(client, server);
                back.join();
                open.remove(server);
            }
        } catch (IOException e) {
            // the client sees its connection end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private Socket dialled(Socket client) throws IOException {
        try {
            Socket server = dial.open();
            failure = null;
            return server;
        } catch (IOException e) {
            failure = e;
            answer(client, "502 Bad Gateway");
            throw e;
        }
    }

    private static void answer(Socket client, String status) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            // nobody comes in any more either way
        }
        open.forEach(Relay::closeQuietly);
    }
}
