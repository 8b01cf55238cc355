package dev.pilothouse.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Messages are taken apart the same way however the server and the network cut them. */
class ChannelsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    /** What a receiver got, and how it ended. */
    private static final class Receiver implements Channels.Receiver {
        private final Map<Integer, ByteArrayOutputStream> received = new TreeMap<>();
        private final List<Integer> ends = new ArrayList<>();
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private boolean broken;

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
            assertTrue(ended.complete(failure == null ? "good: " + words : "bad: " + failure.getMessage()), "told once");
        }
    }

    /** Hands over few bytes at a time. */
    private static InputStream cut(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, piece));
            }
        };
    }

    private static Receiver heard(byte[] frames, int piece) {
        Receiver receiver = new Receiver();
        hear(receiver, frames, piece);
        return receiver;
    }

    private static void hear(Receiver receiver, byte[] frames, int piece) {
        var _ = new Channels(new Frames(cut(frames, piece), OutputStream.nullOutputStream(), () -> {}, ""), new Coding.Numbered(), receiver, NEVER);
        receiver.ended.join();
    }

    @Property(tries = 100)
    void channelsComeOutAsTheyWentIn(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 255) Integer> channels, @ForAll byte[] content,
            @ForAll @IntRange(min = 1, max = 7) int fragment, @ForAll @IntRange(min = 1, max = 9) int piece) {
        Map<Integer, ByteArrayOutputStream> sent = new TreeMap<>();
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int channel : channels) {
            byte[] message = ByteBuffer.allocate(content.length + 1).put((byte) channel).put(content).array();
            sent.computeIfAbsent(channel, _ -> new ByteArrayOutputStream()).writeBytes(content);
            for (int at = 0; at < message.length; at += fragment) {
                int length = Math.min(fragment, message.length - at);
                frames.writeBytes(FramesTest.frame(at == 0 ? 2 : 0, at + fragment >= message.length, message, at, length));
                frames.writeBytes(FramesTest.frame(9, true, new byte[] {1}, 0, 1));
            }
        }
        Receiver receiver = heard(frames.toByteArray(), piece);
        assertEquals(channels, receiver.ends);
        assertEquals(List.copyOf(sent.keySet()), List.copyOf(receiver.received.keySet()));
        sent.forEach((channel, bytes) -> assertArrayEquals(bytes.toByteArray(), receiver.received.getOrDefault(channel, new ByteArrayOutputStream()).toByteArray()));
    }

    @Example
    void anEmptyMessageIsNone() {
        assertEquals(Map.of(), heard(FramesTest.frame(2, true, new byte[0], 0, 0), 10).received);
    }

    @Example
    void whoCannotTakeAPieceEndsIt() {
        Receiver receiver = new Receiver();
        receiver.broken = true;
        hear(receiver, FramesTest.frame(2, true, new byte[] {1, 2}, 0, 2), 10);
        assertEquals("bad: broken pipe", receiver.ended.join());
    }

    @Example
    void tellsHowItEnds() {
        byte[] words = {3, (byte) 0xe8, 'd', 'o', 'n', 'e'};
        assertEquals("good: done", heard(FramesTest.frame(8, true, words, 0, words.length), 10).ended.join());
        assertEquals("good: ", heard(new byte[0], 10).ended.join());
        assertEquals("bad: ended within a message", heard(new byte[] {(byte) 0x82, 5, 1}, 10).ended.join());
    }

    @Example
    void aSilentEndIsLostAfterSomePings() throws Exception {
        PipedInputStream silent = new PipedInputStream();
        try (PipedOutputStream _ = new PipedOutputStream(silent)) {
            Receiver receiver = new Receiver();
            CountDownLatch closed = new CountDownLatch(1);
            Channels channels = new Channels(new Frames(silent, OutputStream.nullOutputStream(), closed::countDown, ""), new Coding.Numbered(), receiver, Duration.ofMillis(1));
            channels.awaitSilence();
            closed.await();
            assertEquals("bad: no answer to 3 signs of life", receiver.ended.join());
        }
    }

    @Example
    void whatArrivesNeedsNoOtherSignOfLife() throws Exception {
        PipedInputStream silent = new PipedInputStream();
        try (PipedOutputStream _ = new PipedOutputStream(silent)) {
            Frames frames = new Frames(silent, OutputStream.nullOutputStream(), () -> {}, "");
            Channels channels = new Channels(frames, new Coding.Numbered(), new Receiver(), NEVER);
            channels.piece(ByteBuffer.wrap(new byte[] {1, 2}), true);
            assertFalse(channels.sign(), "something arrived");
            assertTrue(channels.sign(), "nothing since");
        }
    }

    /** A server that hears no ping because what is sent to it is stuck. */
    @Example
    void anEndThatTakesNothingIsLostAsWell() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("closed");
            }
        };
        PipedInputStream silent = new PipedInputStream();
        try (PipedOutputStream _ = new PipedOutputStream(silent)) {
            Receiver receiver = new Receiver();
            Channels channels = new Channels(new Frames(silent, stuck, closed::countDown, ""), new Coding.Numbered(), receiver, Duration.ofMillis(5));
            CompletableFuture<String> sending = CompletableFuture.supplyAsync(() -> {
                try {
                    channels.send(0, new byte[10], 0, 10);
                    return "sent";
                } catch (IOException e) {
                    return String.valueOf(e.getMessage());
                }
            });
            assertEquals("bad: no answer to 3 signs of life", receiver.ended.join());
            assertEquals("closed", sending.join());
        }
    }
}
