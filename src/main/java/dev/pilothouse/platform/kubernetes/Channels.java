package dev.pilothouse.platform.kubernetes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Several streams of bytes in the messages of one WebSocket, each with a number: its channel.
 *
 * <p>The next message is read when the receiver has done with this one, so that a slow receiver holds the sender up.
 */
final class Channels implements AutoCloseable, Frames.Reader {

    /** Often enough for what forgets quiet connections, such as load balancers after a minute. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    /** How many signs of life without any answer mean that nobody is there: a pulled cable says nothing of itself. */
    private static final int UNANSWERED = 3;

    private final Frames frames;
    private final Coding coding;
    private final Receiver receiver;
    private final Duration between;
    private final Thread pulse;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean busy;
    private volatile boolean arrived;

    Channels(Frames frames, Coding coding, Receiver receiver, Duration between) {
        this.frames = frames;
        this.coding = coding;
        this.receiver = receiver;
        this.between = between;
        this.pulse = Thread.ofVirtual().name("sign-of-life").start(this::showLife);
        Thread.ofVirtual().name("channels").start(this::listen);
    }

    /** Who gets what arrives: one call after the other. */
    interface Receiver {

        /**
         * A piece of a message, valid during the call.
         *
         * @param last whether the message ends with it
         */
        void received(int channel, ByteBuffer piece, boolean last) throws IOException;

        /** All that was at hand is told: what the receiver has kept together may go on. */
        default void caughtUp() throws IOException {}

        /**
         * Nothing more comes.
         *
         * @param failure why, null when the server closed it in good order
         * @param words of the server, possibly empty
         */
        void ended(@Nullable Throwable failure, String words);
    }

    Channels(Frames frames, Coding coding, Receiver receiver) {
        this(frames, coding, receiver, SIGN_OF_LIFE);
    }

    /** Waits until nothing more is asked of the other end. */
    void awaitSilence() throws InterruptedException {
        pulse.join();
    }

    /** Returns the subprotocol that the server chose. */
    String protocol() {
        return frames.protocol();
    }

    /** Sends a message and waits until it is on its way. */
    void send(int to, byte[] bytes, int offset, int length) throws IOException {
        frames.send(coding.head(to, length), bytes, offset, length);
    }

    private void listen() {
        try {
            ended(null, frames.read(this));
        } catch (IOException | RuntimeException e) {
            frames.close();
            ended(e, "");
        }
    }

    private void ended(@Nullable Throwable failure, String words) {
        if (over.compareAndSet(false, true)) {
            pulse.interrupt();
            receiver.ended(failure, words);
        }
    }

    /** Takes messages apart, whose pieces may be cut anywhere. */
    @Override
    public void piece(ByteBuffer piece, boolean last) throws IOException {
        asked.set(0);
        arrived = true;
        busy = true;
        try {
            if (!over.get() && coding.piece(piece, last, receiver)) {
                ended(null, "");
            }
        } finally {
            asked.set(0);
            busy = false;
        }
    }

    @Override
    public void caughtUp() throws IOException {
        busy = true;
        try {
            receiver.caughtUp();
        } finally {
            busy = false;
        }
    }

    @Override
    public void alive() {
        asked.set(0);
    }

    /** Pings are counted and not timed, since clocks go on while a computer sleeps. A receiver that is busy hears no answers. */
    private void showLife() {
        try {
            while (!over.get()) {
                Thread.sleep(between);
                sign();
            }
        } catch (InterruptedException e) {
            // whoever reads hears of it
        }
    }

    /**
     * Asks for a sign of life, or gives up. What arrives is one: a server that has closed, and of whose last words some are still to come, would
     * drop them on hearing anything more.
     *
     * @return whether it had to ask
     */
    boolean sign() {
        if (arrived) {
            arrived = false;
            return false;
        }
        if (!busy && asked.incrementAndGet() > UNANSWERED) {
            ended(new IOException("no answer to " + UNANSWERED + " signs of life"), "");
            frames.close();
            return false;
        }
        frames.ping();
        return true;
    }

    @Override
    public void close() {
        pulse.interrupt();
        frames.leave();
    }
}
