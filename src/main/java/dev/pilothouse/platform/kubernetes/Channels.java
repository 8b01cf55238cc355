package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Several streams of bytes in the messages of one WebSocket: the first byte of each is the number of its stream, as in Kubernetes'
 * subprotocols {@code channel.k8s.io}.
 *
 * <p>The next message is asked for when the receiver has done with this one, so that a slow receiver holds the sender up.
 */
final class Channels implements AutoCloseable {

    /** Often enough for what forgets quiet connections, such as load balancers after a minute. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    /** How many signs of life without any answer mean that nobody is there: a pulled cable says nothing of itself. */
    private static final int UNANSWERED = 3;

    private final WebSocket socket;
    private final Listener listener;
    private final Duration between;
    private final Thread pulse;

    Channels(WebSocket socket, Listener listener, Duration between) {
        this.socket = socket;
        this.listener = listener;
        this.between = between;
        this.pulse = Thread.ofVirtual().name("sign-of-life").start(this::showLife);
    }

    /** Who gets what arrives: one call after the other. */
    interface Receiver {

        /**
         * A piece of a message.
         *
         * @param last whether the message ends with it
         */
        void received(int channel, ByteBuffer piece, boolean last) throws IOException;

        /**
         * Nothing more comes.
         *
         * @param failure why, null when the server closed it in good order
         * @param words of the server, possibly empty
         */
        void ended(@Nullable Throwable failure, String words);
    }

    static Channels open(Transport transport, Request request, List<String> protocols, Receiver receiver) {
        Listener listener = new Listener(receiver);
        return new Channels(transport.webSocket(request, protocols, listener), listener, SIGN_OF_LIFE);
    }

    /** Waits until nothing more is asked of the other end. */
    void awaitSilence() throws InterruptedException {
        pulse.join();
    }

    /** Returns the subprotocol that the server chose. */
    String protocol() {
        return socket.getSubprotocol();
    }

    /** Sends a message and waits until it is on its way. */
    synchronized void send(int channel, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(length + 1);
        message.put((byte) channel).put(bytes, offset, length).flip();
        await(socket.sendBinary(message, true));
    }

    private static void await(CompletableFuture<WebSocket> sending) throws IOException {
        try {
            sending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Pings are counted and not timed, since clocks go on while a computer sleeps. */
    private void showLife() {
        try {
            while (!socket.isOutputClosed()) {
                Thread.sleep(between);
                if (listener.isDeafAfter(UNANSWERED)) {
                    socket.abort();
                    listener.receiver.ended(new IOException("no answer to " + UNANSWERED + " signs of life"), "");
                    return;
                }
                var _ = socket.sendPing(ByteBuffer.allocate(0));
            }
        } catch (InterruptedException e) {
            // whoever reads hears of it
        }
    }

    @Override
    public void close() {
        pulse.interrupt();
        if (!socket.isOutputClosed()) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((_, _) -> socket.abort());
        } else {
            socket.abort();
        }
    }

    /** Takes messages apart, whose pieces may be cut anywhere. */
    static final class Listener implements WebSocket.Listener {
        private static final int NONE = -1;

        private final Receiver receiver;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean busy;
        private int channel = NONE;

        Listener(Receiver receiver) {
            this.receiver = receiver;
        }

        /** Counts one more sign of life; a receiver that is busy hears no answers. */
        private boolean isDeafAfter(int signs) {
            return asked.incrementAndGet() > signs && !busy;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            asked.set(0);
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer piece, boolean last) {
            asked.set(0);
            busy = true;
            try {
                if (channel == NONE && piece.hasRemaining()) {
                    channel = piece.get() & 0xff;
                }
                if (channel != NONE) {
                    receiver.received(channel, piece, last);
                }
                channel = last ? NONE : channel;
                socket.request(1);
            } catch (IOException e) {
                socket.abort();
                receiver.ended(e, "");
            } finally {
                asked.set(0);
                busy = false;
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String words) {
            receiver.ended(null, words);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            receiver.ended(failure, "");
        }
    }
}
