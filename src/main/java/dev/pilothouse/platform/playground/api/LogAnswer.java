package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log on its way to the client. It begins with the first byte, so that a refusal before it is still a Status. */
final class LogAnswer extends OutputStream {

    private static final String TEXT = "text/plain";

    /** What writes the log. */
    interface Source {
        void write(OutputStream out) throws IOException;
    }

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Exchange exchange;
    private final Thread writer = Thread.currentThread();
    private boolean ended;
    private Exchange.@Nullable Stream stream;

    LogAnswer(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Begins the answer after a moment even if nothing is written yet, so that who follows a quiet log knows that it is one. */
    void beginSoon() {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(PATIENCE);
                beginUnlessEnded();
            } catch (InterruptedException | IOException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void beginUnlessEnded() throws IOException {
        if (!ended) {
            opened();
        }
    }

    /** Lets the source write until it ends or the client is gone. */
    void follow(Source source) throws IOException {
        try {
            source.write(this);
        } catch (IOException | RuntimeException e) {
            if (!begun()) {
                throw e;
            }
            exchange.cut();
        }
    }

    private synchronized boolean begun() {
        ended = true;
        return stream != null;
    }

    /** Ends the answer, which may be empty. */
    synchronized void end() throws IOException {
        ended = true;
        if (stream == null) {
            exchange.answer(new Answer(200, TEXT, List.of(), List.of()));
        } else {
            stream.close();
        }
    }

    @Override
    public void write(int one) throws IOException {
        opened().write(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            opened().write(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    private synchronized Exchange.Stream opened() throws IOException {
        if (stream == null) {
            stream = exchange.stream(200, TEXT, List.of());
            stream.onEnd(writer::interrupt);
        }
        return stream;
    }
}
