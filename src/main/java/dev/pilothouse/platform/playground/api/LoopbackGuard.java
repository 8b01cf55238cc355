package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Keeps web pages out. A page may make the browser ask under a name of its own that it lets point here (DNS rebinding), or send requests
 * that it can't read; the first shows in the header Host, the second in Origin.
 */
final class LoopbackGuard {

    /** Names that mean this server, for its certificate as well. */
    static final Set<String> NAMES = Set.of(
            "localhost",
            "kubernetes",
            "kubernetes.default",
            "kubernetes.default.svc",
            "kubernetes.default.svc.cluster.local");

    private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "[::1]");

    private LoopbackGuard() {}

    /** @throws Refusal 403 when the request comes from elsewhere */
    static void check(Request request) {
        String host = request.header("host").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":\\d+$", "");
        if (!NAMES.contains(name) && !ADDRESSES.contains(name)) {
            throw refused("the header Host names another server");
        }
        String origin = request.header("origin").toLowerCase(Locale.ROOT);
        if (!origin.isEmpty() && !origin.equals("https://" + host)) {
            throw refused("requests from web pages are not served");
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(403, "Forbidden", "forbidden: " + why, Map.of());
    }
}
