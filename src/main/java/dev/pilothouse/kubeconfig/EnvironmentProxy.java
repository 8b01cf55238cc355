package dev.pilothouse.kubeconfig;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxy that the environment names for a server, for clusters that name none themselves: {@code HTTPS_PROXY},
 * {@code HTTP_PROXY} and {@code NO_PROXY} in either case, by the rules of Go's {@code golang.org/x/net/http/httpproxy}.
 */
final class EnvironmentProxy {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Map<String, String> environment;

    EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns the proxy for the server; this computer itself is never reached through one. */
    Optional<URI> proxyFor(URI server) {
        String host = bare(server.getHost());
        String proxy = variable(server.getScheme() + "_proxy");
        return proxy.isEmpty() || isLocal(host) || isExempt(host, port(server)) ? Optional.empty() : parse(proxy);
    }

    private String variable(String name) {
        return Stream.of(name.toUpperCase(Locale.ROOT), name)
                .map(spelling -> environment.getOrDefault(spelling, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<URI> parse(String proxy) {
        return Addresses.proxy(proxy.contains("://") ? proxy : "http://" + proxy);
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost")
                || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private boolean isExempt(String host, int port) {
        return COMMA.splitAsStream(variable("no_proxy").strip().toLowerCase(Locale.ROOT))
                .filter(rule -> !rule.isEmpty())
                .anyMatch(rule -> matches(rule, host, port));
    }

    private static boolean matches(String rule, String host, int port) {
        if (rule.equals("*")) {
            return true;
        }
        int slash = rule.indexOf('/');
        if (slash >= 0) {
            return contains(rule.substring(0, slash), rule.substring(slash + 1), host);
        }
        if (address(bare(rule)).isPresent()) {
            return address(bare(rule)).equals(address(host));
        }
        int colon = rule.lastIndexOf(':');
        if (colon >= 0 && !rule.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String name = bare(colon >= 0 ? rule.substring(0, colon) : rule);
        String domain = name.startsWith("*.") ? name.substring(1) : name;
        return domain.startsWith(".")
                ? host.endsWith(domain)
                : host.equals(domain) || host.endsWith("." + domain) || sameAddress(domain, host);
    }

    private static boolean sameAddress(String one, String other) {
        return address(one).isPresent() && address(one).equals(address(other));
    }

    /** Tells whether the address is in the network, in the notation of RFC 4632. */
    private static boolean contains(String network, String prefix, String host) {
        Optional<byte[]> start = address(network).map(InetAddress::getAddress);
        Optional<byte[]> address = address(host).map(InetAddress::getAddress);
        if (start.isEmpty() || address.isEmpty() || start.get().length != address.get().length || !isNumber(prefix)) {
            return false;
        }
        int bits = Integer.parseInt(prefix);
        byte[] left = start.get();
        byte[] right = address.get();
        int whole = Math.min(bits / Byte.SIZE, left.length);
        int mask = whole < left.length ? 0xff00 >> (bits % Byte.SIZE) : 0;
        return Arrays.equals(left, 0, whole, right, 0, whole)
                && (mask == 0 || ((left[whole] ^ right[whole]) & mask & 0xff) == 0);
    }

    private static boolean isNumber(String text) {
        return text.length() <= 3 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Reads an address without asking anybody for a name. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static int port(URI server) {
        return server.getPort() >= 0 ? server.getPort() : server.getScheme().equals("https") ? 443 : 80;
    }
}
