package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.Containers;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A command's streams in the messages of a WebSocket: the first byte of each is the number of its stream.
 *
 * <p>Subprotocols {@code channel.k8s.io} to {@code v5.channel.k8s.io}; from the fourth on the end is told as a Status in JSON, and in the
 * fifth a client can close its input.
 */
final class ChannelStreams implements CommandStreams {

    private static final List<String> PROTOCOLS =
            List.of("v5.channel.k8s.io", "v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io", "");
    private static final int IN = 0;
    private static final int OUT = 1;
    private static final int ERROR = 2;
    private static final int STATUS = 3;
    private static final int CLOSE = 255;

    private final Duplex socket;
    private final boolean statusAsJson;
    private final Inlet in = new Inlet();
    private final Containers.Streams streams;

    private ChannelStreams(Duplex socket, String protocol, Wanted wanted) {
        this.socket = socket;
        this.statusAsJson = protocol.startsWith("v5") || protocol.startsWith("v4");
        OutputStream out = wanted.out() ? new Outlet(piece -> send(OUT, piece)) : Outlet.nowhere();
        OutputStream error = wanted.error() ? new Outlet(piece -> send(ERROR, piece)) : Outlet.nowhere();
        this.streams = new Containers.Streams(wanted.in() ? in : InputStream.nullInputStream(), out, error, wanted.terminal());
    }

    static ChannelStreams open(Exchange exchange, Wanted wanted) throws IOException {
        String protocol = WebSockets.choose(exchange.request(), PROTOCOLS);
        ChannelStreams streams = new ChannelStreams(exchange.webSocket(protocol), protocol, wanted);
        streams.onEnd(streams.in::close);
        Thread.startVirtualThread(streams::read);
        // clients wait for a first message, even an empty one, before they send
        streams.send(wanted.out() ? OUT : wanted.error() ? ERROR : STATUS, new byte[0]);
        return streams;
    }

    private void read() {
        try {
            for (Optional<byte[]> message = socket.receive(); message.isPresent(); message = socket.receive()) {
                byte[] bytes = message.get();
                int channel = bytes[0] & 0xff;
                if (channel == IN) {
                    in.add(Arrays.copyOfRange(bytes, 1, bytes.length));
                } else if (channel == CLOSE && bytes.length > 1 && bytes[1] == IN) {
                    in.end();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        in.end();
    }

    private void send(int channel, byte[] content) throws IOException {
        byte[] message = new byte[content.length + 1];
        message[0] = (byte) channel;
        System.arraycopy(content, 0, message, 1, content.length);
        socket.send(message);
    }

    @Override
    public Containers.Streams streams() {
        return streams;
    }

    @Override
    public void onEnd(Runnable work) {
        socket.onEnd(work);
    }

    @Override
    public void finish(Tree status) {
        in.close();
        try {
            boolean good = status.text("status").equals("Success");
            if (statusAsJson) {
                send(STATUS, Answer.bytes(Json.write(status)));
            } else if (!good) {
                send(STATUS, Answer.bytes(status.text("message")));
            }
        } catch (IOException _) {
            // nobody is left to be told
        }
        socket.close();
    }
}
