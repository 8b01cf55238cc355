package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the ways to forward a port have in common. */
final class PortForward {

    /** Carries one connection to a port of the pod until either side ends. */
    interface Dial {
        void carry(int port, InputStream in, OutputStream out) throws IOException;
    }

    private PortForward() {}

    /** Returns a port by its number, or -1 when it is none. */
    static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= 65_535 ? port : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    static byte[] failure(int port, IOException e) {
        return Answer.bytes("error forwarding port " + port + ": " + e.getMessage());
    }
}
