package dev.pilothouse.platform.kind.preflight;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies that somebody uses.
 *
 * @param http as {@code HTTP_PROXY} has it, empty for none
 * @param https as {@code HTTPS_PROXY} has it
 * @param none hosts, domains and subnets that are reached without one, as {@code NO_PROXY} lists them
 */
record Proxies(String http, String https, List<String> none) {

    static final Proxies NONE = new Proxies("", "", List.of());

    static Proxies of(String http, String https, String none) {
        return new Proxies(http.strip(), https.strip(), Stream.of(none.split("[,\\s]+")).filter(part -> !part.isEmpty()).toList());
    }

    /** Reads the variables as kind does: in capital letters first, else in small ones. */
    static Proxies of(Map<String, String> environment) {
        return of(variable(environment, "HTTP_PROXY"), variable(environment, "HTTPS_PROXY"), variable(environment, "NO_PROXY"));
    }

    private static String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? environment.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "") : value;
    }

    boolean any() {
        return !http.isEmpty() || !https.isEmpty();
    }

    /** Returns the proxy of most requests without what could be a password. */
    String shown() {
        return (https.isEmpty() ? http : https).replaceFirst("//[^/@]*@", "//");
    }

    /** Tells whether a proxy is this computer's own by an address that means another machine inside of a node. */
    boolean loopback() {
        return Stream.of(http, https).filter(proxy -> !proxy.isEmpty()).anyMatch(Proxies::isLoopback);
    }

    private static boolean isLoopback(String proxy) {
        String host = host(proxy).orElse("");
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Optional<String> host(String proxy) {
        try {
            return Optional.ofNullable(URI.create(proxy.contains("://") ? proxy : "http://" + proxy).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells whether the list spares that subnet or host, by itself or by what holds it. */
    boolean spares(String subnetOrHost) {
        return none.stream().anyMatch(part -> part.equals("*") || part.equals(subnetOrHost) || Subnet.holds(part, subnetOrHost));
    }
}
