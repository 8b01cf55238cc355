package dev.pilothouse.platform.playground.api;

import dev.pilothouse.platform.playground.status.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards ports in the messages of a WebSocket, one connection to each port of the request: channel 2·n carries the bytes of port n and
 * 2·n+1 an error. Each channel begins with the number of its port. When no connection is left, the socket is closed.
 */
final class ChannelPortForward {

    static final String PROTOCOL = "v4.channel.k8s.io";

    private static final Logger LOG = LoggerFactory.getLogger(ChannelPortForward.class);
    private static final int MOST_PORTS = 100;

    private final Duplex socket;
    private final List<Integer> ports;
    private final PortForward.Dial dial;
    private final List<Inlet> inlets = new ArrayList<>();
    private final AtomicInteger running;

    ChannelPortForward(Duplex socket, List<Integer> ports, PortForward.Dial dial) {
        this.socket = socket;
        this.ports = List.copyOf(ports);
        this.dial = dial;
        this.running = new AtomicInteger(ports.size());
        ports.forEach(_ -> inlets.add(new Inlet()));
        socket.onEnd(() -> inlets.forEach(Inlet::close));
    }

    /** @throws Refusal 400 when no port is named, or something that is none */
    static List<Integer> ports(Query query) {
        List<Integer> ports = new ArrayList<>();
        for (String part : query.all("ports")) {
            for (String text : part.split(",", -1)) {
                int port = PortForward.port(text.strip());
                if (port < 0) {
                    throw Refusal.badRequest("unable to parse \"" + text + "\" as a port");
                }
                ports.add(port);
            }
        }
        if (ports.isEmpty() || ports.size() > MOST_PORTS) {
            throw Refusal.badRequest("query parameter \"ports\" is required");
        }
        return ports;
    }

    /** Forwards until the client is gone. */
    void run() throws IOException, InterruptedException {
        for (int i = 0; i < ports.size(); i++) {
            int port = ports.get(i);
            byte[] number = {(byte) port, (byte) (port >> 8)};
            send(2 * i, number);
            send(2 * i + 1, number);
        }
        for (int i = 0; i < ports.size(); i++) {
            int index = i;
            Thread.startVirtualThread(() -> carry(index));
        }
        for (Optional<byte[]> message = socket.receive(); message.isPresent(); message = socket.receive()) {
            byte[] bytes = message.get();
            int channel = bytes[0] & 0xff;
            if (channel % 2 == 0 && channel / 2 < inlets.size()) {
                inlets.get(channel / 2).add(Arrays.copyOfRange(bytes, 1, bytes.length));
            }
        }
        inlets.forEach(Inlet::end);
    }

    private void carry(int index) {
        int port = ports.get(index);
        try {
            try {
                dial.carry(port, inlets.get(index), new Outlet(piece -> send(2 * index, piece)));
            } catch (IOException e) {
                send(2 * index + 1, PortForward.failure(port, e));
            }
        } catch (IOException e) {
            LOG.debug("Nobody is left on a forwarded port {}", port, e);
        }
        inlets.get(index).close();
        if (running.decrementAndGet() == 0) {
            socket.close();
        }
    }

    private void send(int channel, byte[] content) throws IOException {
        byte[] message = new byte[content.length + 1];
        message[0] = (byte) channel;
        System.arraycopy(content, 0, message, 1, content.length);
        socket.send(message);
    }
}
