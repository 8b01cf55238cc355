package dev.pilothouse.forward;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.model.ResourceRef;
import java.net.URI;
import java.util.Locale;

/**
 * A forward as a person wants it.
 *
 * @param ref pod, workload or service
 * @param port number or name; for a service the port of the service
 * @param local where it comes in; a free port that was once taken is kept
 * @param scheme how a browser opens it
 * @param starts whether it begins when its cluster is opened
 */
public record Plan(ResourceRef ref, String port, Forward.Local local, Scheme scheme, boolean starts) {

    /** How a browser speaks to what is there. */
    public enum Scheme {
        HTTP,
        HTTPS;

        /** Returns what a port of that name or number usually speaks. */
        public static Scheme of(String port) {
            return port.contains("https") || port.endsWith("443") ? HTTPS : HTTP;
        }
    }

    /** Returns the address as people write it: {@code 127.0.0.1:8080}. */
    public String address() {
        String host = local.address().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + local.port();
    }

    /** Returns where a browser on this computer finds it. */
    public URI page() {
        String host = local.address().isAnyLocalAddress() ? "127.0.0.1" : address().substring(0, address().lastIndexOf(':'));
        return URI.create(scheme.name().toLowerCase(Locale.ROOT) + "://" + host + ":" + local.port() + "/");
    }

    /** Tells whether other computers can come in. */
    public boolean exposed() {
        return local.exposed();
    }

    Plan at(int localPort) {
        return new Plan(ref, port, local.withPort(localPort), scheme, starts);
    }

    Plan starting(boolean now) {
        return new Plan(ref, port, local, scheme, now);
    }
}
