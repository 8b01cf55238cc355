package dev.pilothouse.platform.playground.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    private final Exchange exchange;
    private Exchange.@Nullable Stream stream;

    LogAnswer(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Lets the source write until it ends or the client is gone. */
    void follow(Source source) throws IOException {
        try {
            source.write(this);
        } catch (IOException | UncheckedIOException e) {
            if (stream == null) {
                throw e;
            }
            stream.abort();
        }
    }

    /** Ends the answer, which may be empty. */
    void end() throws IOException {
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

    private Exchange.Stream opened() throws IOException {
        if (stream == null) {
            stream = exchange.stream(200, TEXT, List.of());
            stream.onEnd(Thread.currentThread()::interrupt);
        }
        return stream;
    }
}
