package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Messages are taken apart the same way however the network cuts them. */
class ChannelsTest {

    private final Map<Integer, ByteArrayOutputStream> received = new TreeMap<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger aborted = new AtomicInteger();
    private boolean broken;

    private final WebSocket socket = (WebSocket) Proxy.newProxyInstance(
            WebSocket.class.getClassLoader(), new Class<?>[] {WebSocket.class}, (_, method, _) -> {
                (method.getName().equals("request") ? asked : aborted).incrementAndGet();
                return null;
            });

    private final Channels.Listener listener = new Channels.Listener(new Channels.Receiver() {
        @Override
        public void received(int channel, ByteBuffer piece, boolean last) throws IOException {
            if (broken) {
                throw new IOException("broken pipe");
            }
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            received.computeIfAbsent(channel, _ -> new ByteArrayOutputStream()).write(bytes);
            if (last) {
                ends.add(channel);
            }
        }

        @Override
        public void ended(@Nullable Throwable failure, String words) {
            ended.add(failure == null ? words : String.valueOf(failure.getMessage()));
        }
    });

    @Property(tries = 200)
    void channelsComeOutAsTheyWentIn(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 255) Integer> channels, @ForAll byte[] content, @ForAll @IntRange(min = 1, max = 7) int piece) {
        Map<Integer, ByteArrayOutputStream> sent = new TreeMap<>();
        int pieces = 0;
        for (int channel : channels) {
            byte[] message = new byte[content.length + 1];
            message[0] = (byte) channel;
            System.arraycopy(content, 0, message, 1, content.length);
            sent.computeIfAbsent(channel, _ -> new ByteArrayOutputStream()).writeBytes(content);
            for (int at = 0; at < message.length; at += piece, pieces++) {
                boolean last = at + piece >= message.length;
                listener.onBinary(socket, ByteBuffer.wrap(message, at, Math.min(piece, message.length - at)), last);
            }
        }
        assertEquals(channels, ends);
        assertEquals(List.copyOf(sent.keySet()), List.copyOf(received.keySet()));
        sent.forEach((channel, bytes) -> assertArrayEquals(bytes.toByteArray(), received.getOrDefault(channel, new ByteArrayOutputStream()).toByteArray()));
        assertEquals(pieces, asked.get(), "each piece asks for the next");
        received.clear();
        ends.clear();
        asked.set(0);
    }

    @Example
    void anEmptyMessageIsNone() {
        listener.onBinary(socket, ByteBuffer.allocate(0), true);
        assertEquals(Map.of(), received);
        assertEquals(1, asked.get());
    }

    @Example
    void whoCannotTakeAPieceEndsIt() {
        broken = true;
        listener.onBinary(socket, ByteBuffer.wrap(new byte[] {1, 2}), true);
        assertEquals(List.of("broken pipe"), ended);
        assertEquals(0, asked.get());
        assertEquals(1, aborted.get());
    }

    @Example
    void tellsHowItEnds() {
        listener.onClose(socket, 1000, "done");
        listener.onError(socket, new IOException("reset"));
        assertEquals(List.of("done", "reset"), ended);
    }

    /** A socket whose other end answers so many pings, and then is silent. */
    private WebSocket answering(int pings) {
        AtomicInteger left = new AtomicInteger(pings);
        return (WebSocket) Proxy.newProxyInstance(WebSocket.class.getClassLoader(), new Class<?>[] {WebSocket.class}, (proxy, method, _) -> {
            switch (method.getName()) {
                case "sendPing" -> {
                    if (left.getAndDecrement() > 0) {
                        listener.onPong((WebSocket) proxy, ByteBuffer.allocate(0));
                    }
                }
                case "abort" -> aborted.incrementAndGet();
                default -> {}
            }
            return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        });
    }

    @Example
    void aSilentEndIsLostAfterSomePings() throws InterruptedException {
        Channels channels = new Channels(answering(5), listener, Duration.ofMillis(1));
        channels.awaitSilence();
        assertEquals(1, aborted.get());
        assertEquals(List.of("no answer to 3 signs of life"), ended);
    }
}
