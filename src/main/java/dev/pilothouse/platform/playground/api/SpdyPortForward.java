package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forwards ports by SPDY: each connection is a pair of streams, one for its bytes and one for an error, that share a {@code requestID}. */
final class SpdyPortForward {

    static final String PROTOCOL = "portforward.k8s.io";
    /** The same in the messages of a WebSocket, for kubectl from 1.31 on. */
    static final String TUNNEL = "SPDY/3.1+portforward.k8s.io";

    private static final Logger LOG = LoggerFactory.getLogger(SpdyPortForward.class);

    private final SpdyConnection connection;
    private final PortForward.Dial dial;
    private final Map<String, SpdyStream> lonely = new ConcurrentHashMap<>();

    SpdyPortForward(SpdyConnection connection, PortForward.Dial dial) {
        this.connection = connection;
        this.dial = dial;
    }

    /** Forwards until the client is gone. */
    void run() throws IOException, InterruptedException {
        try {
            connection.run(this::opened);
        } finally {
            connection.close();
        }
    }

    private void opened(SpdyStream stream) {
        SpdyStream other = lonely.remove(stream.header("requestid"));
        if (other == null) {
            lonely.put(stream.header("requestid"), stream);
            return;
        }
        boolean isData = stream.header("streamtype").equals("data");
        Thread.startVirtualThread(() -> carry(isData ? stream : other, isData ? other : stream));
    }

    private void carry(SpdyStream data, SpdyStream error) {
        int port = PortForward.port(data.header("port"));
        try {
            try {
                if (port < 0) {
                    throw new IOException("\"" + data.header("port") + "\" is no port");
                }
                dial.carry(port, data.in(), data.out());
            } catch (IOException e) {
                error.out().write(PortForward.failure(port, e));
            }
            data.end();
            error.end();
        } catch (IOException e) {
            LOG.debug("Nobody is left on a forwarded port {}", port, e);
        } finally {
            data.in().close();
            connection.forget(data);
            connection.forget(error);
        }
    }
}
