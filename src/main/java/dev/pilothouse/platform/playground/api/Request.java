package dev.pilothouse.platform.playground.api;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request with its whole body.
 *
 * @param path decoded, without the query
 * @param headers by their names in lower case; those that were given more than once are joined by a comma
 * @param certificate of the client, when it gave one that our authority has signed
 */
@SuppressWarnings("ArrayRecordComponent") // requests are not compared, and a copy of each body would cost
record Request(String method, String path, Query query, Map<String, String> headers, byte[] body, Optional<X509Certificate> certificate) {

    /** Returns a header by its name in lower case, empty when it is not given. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the first word of the header User-Agent, without its version. */
    String agent() {
        return header("user-agent").split("/", 2)[0];
    }
}
