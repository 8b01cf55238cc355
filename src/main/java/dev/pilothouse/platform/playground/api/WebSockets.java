package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What requests for a WebSocket have in common (RFC 6455). */
final class WebSockets {

    /** Subprotocols of a watch; none is fine as well. */
    static final List<String> WATCH = List.of("", "binary.k8s.io");

    private WebSockets() {}

    static boolean isAsked(Request request) {
        return request.header("upgrade").equalsIgnoreCase("websocket");
    }

    /**
     * Agrees to the first subprotocol of the client that is known here.
     *
     * @param known empty text for none at all
     * @throws Refusal 403 when there is no such
     */
    static Duplex accept(Exchange exchange, List<String> known) throws IOException {
        return exchange.webSocket(choose(exchange.request(), known));
    }

    static String choose(Request request, List<String> known) {
        List<String> offered = Arrays.stream(request.header("sec-websocket-protocol").split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
        if (offered.isEmpty() && known.contains("")) {
            return "";
        }
        return offered.stream()
                .filter(known::contains)
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("unable to negotiate a WebSocket subprotocol: client offered " + offered + ", server knows " + known));
    }

    /** Sends each line of a watch as a message of its own. */
    static void sendLines(Duplex socket, List<byte[]> parts) throws IOException {
        var line = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            line.writeBytes(part);
            if (part.length > 0 && part[part.length - 1] == '\n') {
                socket.sendText(line.toByteArray());
                line.reset();
            }
        }
    }
}
