package dev.pilothouse.kubeconfig;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The addresses that a cluster entry names, checked. */
final class Addresses {

    private static final Set<String> SERVER_SCHEMES = Set.of("http", "https");
    private static final Set<String> PROXY_SCHEMES = Set.of("http", "https", "socks5");

    private Addresses() {}

    /**
     * Returns the address of the API server. One without a scheme gets {@code https} when the entry says anything about
     * certificates, as in client-go.
     *
     * @throws ProblemException with {@code SERVER_WRONG}
     */
    static URI server(Entry.Cluster cluster) {
        boolean secured = cluster.authority().given() || cluster.insecure();
        String text = cluster.server().contains("://") || cluster.server().isEmpty()
                ? cluster.server()
                : (secured ? "https://" : "http://") + cluster.server();
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return parse(trimmed, SERVER_SCHEMES)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.SERVER_WRONG, cluster.name(), cluster.server())));
    }

    /**
     * Returns the proxy that the entry names.
     *
     * @throws ProblemException with {@code PROXY_WRONG}
     */
    static Optional<URI> proxy(Entry.Cluster cluster) {
        if (cluster.proxy().isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> proxy = proxy(cluster.proxy());
        if (proxy.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.PROXY_WRONG, cluster.name(), withoutUserInfo(cluster.proxy())));
        }
        return proxy;
    }

    /** Reads the address of a proxy; empty when it is none. */
    static Optional<URI> proxy(String text) {
        return parse(text, PROXY_SCHEMES);
    }

    private static Optional<URI> parse(String text, Set<String> schemes) {
        try {
            URI uri = new URI(text);
            boolean good = uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null;
            return good ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Leaves out everything before the last at sign, which may hold a password. */
    private static String withoutUserInfo(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
