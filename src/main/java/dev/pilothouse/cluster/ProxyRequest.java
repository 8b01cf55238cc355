package dev.pilothouse.cluster;

import dev.pilothouse.model.ResourceRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A question to a web server of a pod or service, asked by the API server for us.
 *
 * @param target a pod or a service
 * @param secure whether it speaks TLS, whose certificate the API server doesn't check
 * @param port number or name
 * @param path with its query, beginning with a slash
 */
public record ProxyRequest(ResourceRef target, boolean secure, String port, String path) {

    /**
     * What the web server answered.
     *
     * @param status HTTP status
     * @param body its first mebibyte
     */
    public record Answer(int status, String mediaType, ByteBuffer body) {

        /** Returns the body as UTF-8. */
        public String text() {
            return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
        }
    }
}
