package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kubeconfig.Access;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The way to the server: the address that the HTTP client is given, and the relay in between when one is needed. */
final class Route implements AutoCloseable {

    private final URI server;
    private final Optional<URI> proxy;
    private final String base;
    private final Dial dial;
    private final @Nullable Relay relay;

    Route(Access access, Duration timeout) {
        server = access.server();
        proxy = access.proxy();
        String host = access.trust().serverName().orElse(server.getHost());
        String target = host + ":" + port();
        String path = server.getRawPath() == null ? "" : server.getRawPath().replaceAll("/+$", "");
        base = server.getScheme() + "://" + target + path;
        boolean straight = proxy.isEmpty() && host.equals(server.getHost());
        dial = Dial.to(bare(server.getHost()), port(), proxy, timeout);
        relay = straight ? null : new Relay(target, dial);
    }

    /** Returns the address to which request paths are appended. */
    String base() {
        return base;
    }

    /** Tells whether HTTP/2 may be spoken; without TLS it would need an upgrade that API servers don't offer. */
    boolean secure() {
        return "https".equals(server.getScheme());
    }

    /** Connects to the server by the way that the kubeconfig says. */
    Socket dial() throws IOException {
        return dial.open();
    }

    /** Speaks TLS on such a connection, and insists on the name that the certificate should carry. */
    Socket secured(Socket plain, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, bare(URI.create(base).getHost()), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    ProxySelector proxySelector() {
        return relay == null ? HttpClient.Builder.NO_PROXY : ProxySelector.of(relay.address());
    }

    String host() {
        return server.getHost();
    }

    /** Returns host and port as people read them. */
    String hostAndPort() {
        return server.getHost() + ":" + port();
    }

    /** Returns the proxy's address without credentials, empty when there is none. */
    String proxyAddress() {
        return proxy.map(address -> address.getScheme() + "://" + address.getHost()
                        + (address.getPort() < 0 ? "" : ":" + address.getPort()))
                .orElse("");
    }

    /** Returns why the relay could last not reach the server. */
    Optional<IOException> relayFailure() {
        return relay == null ? Optional.empty() : relay.failure();
    }

    private int port() {
        return server.getPort() >= 0 ? server.getPort() : secure() ? 443 : 80;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() {
        if (relay != null) {
            relay.close();
        }
    }
}
