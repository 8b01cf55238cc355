package dev.pilothouse.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a container engine is spoken to.
 *
 * @param address as {@code DOCKER_HOST} has it, such as {@code unix:///var/run/docker.sock}; quoted as found, so it may be of no use
 * @param tls empty where the connection is not encrypted
 */
public record EngineEndpoint(String address, Optional<Tls> tls) {

    /**
     * The certificates of an encrypted connection.
     *
     * @param folder holds {@code ca.pem}, {@code cert.pem} and {@code key.pem}; each may be missing
     * @param verify whether the engine's own certificate is checked
     */
    public record Tls(Path folder, boolean verify) {}

    public static EngineEndpoint of(String address) {
        return new EngineEndpoint(address, Optional.empty());
    }

    /** Returns the beginning of the address up to {@code ://} in lower case, empty where there is none. */
    public String scheme() {
        int end = address.indexOf("://");
        return end < 0 ? "" : address.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Returns what follows the scheme: a path of a socket or pipe, or host and port. */
    public String place() {
        int end = address.indexOf("://");
        return end < 0 ? address : address.substring(end + 3);
    }

    /**
     * Returns the variables with which a command speaks to this engine and no other. A variable with an empty value is one that the
     * command must not have.
     */
    public Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("DOCKER_HOST", address);
        variables.put("DOCKER_CONTEXT", "");
        variables.put("DOCKER_TLS_VERIFY", tls.filter(Tls::verify).isPresent() ? "1" : "");
        variables.put("DOCKER_CERT_PATH", tls.map(Tls::folder).map(Path::toString).orElse(""));
        return variables;
    }

    @Override
    public String toString() {
        return address;
    }
}
