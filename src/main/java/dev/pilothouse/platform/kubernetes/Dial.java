package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A way to open a plain connection to the API server. */
@FunctionalInterface
interface Dial {

    Socket open() throws IOException;

    /** Returns the way through the proxy, or straight when there is none. */
    static Dial to(String host, int port, Optional<URI> proxy, Duration timeout) {
        if (proxy.isEmpty()) {
            return () -> connect(host, port, timeout);
        }
        URI address = proxy.get();
        return switch (String.valueOf(address.getScheme())) {
            case "socks5", "socks5h" -> new SocksDial(address, host, port, timeout);
            default -> new ProxyDial(address, host, port, timeout);
        };
    }

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The proxy cannot be reached, or does not do what it is asked. */
    final class ProxyException extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyException(String message) {
            super(message);
        }

        ProxyException(IOException cause) {
            super(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
        }
    }
}
