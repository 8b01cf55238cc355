package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** One stream of a connection by SPDY. */
final class SpdyStream {

    private final int id;
    private final Map<String, String> headers;
    private final SpdyConnection connection;
    private final Inlet in = new Inlet();

    SpdyStream(int id, Map<String, String> headers, SpdyConnection connection) {
        this.id = id;
        this.headers = Map.copyOf(headers);
        this.connection = connection;
    }

    int id() {
        return id;
    }

    /** Returns a header by its name in lower case, empty when it is not given. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Inlet in() {
        return in;
    }

    OutputStream out() {
        return new Outlet(piece -> connection.send(id, piece, false));
    }

    /** Says that nothing more is sent. */
    void end() throws IOException {
        connection.send(id, new byte[0], true);
    }
}
