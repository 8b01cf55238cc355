package dev.pilothouse.files;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads, written by another thread; closing it ends the command's input. Fails when the command has ended before.
 *
 * <p>Servers may keep to themselves that a command has ended while it had input to read, as tar does on a full disk. So one that has
 * complained and then moves no more is taken for ended.
 */
final class CommandInput extends OutputStream {

    private static final int PIECES = 64;
    private static final long LOOK_MILLIS = 50;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Supplier<Optional<ProblemException>> complaint;
    private final Duration patience;
    private @Nullable Exec command;
    private boolean closed;

    /**
     * @param complaint what the command has said on its error stream, if anything
     * @param patience with one that has complained and neither reads nor ends
     */
    CommandInput(Supplier<Optional<ProblemException>> complaint, Duration patience) {
        this.complaint = complaint;
        this.patience = patience;
    }

    /** Returns what the command reads. */
    InputStream end() {
        return new InputStream() {
            private byte[] piece = new byte[0];
            private int at;
            private boolean over;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (at == piece.length && !over) {
                    piece = taken();
                    at = 0;
                    over = piece == END;
                }
                if (over) {
                    return -1;
                }
                int count = Math.min(length, piece.length - at);
                System.arraycopy(piece, at, bytes, offset, count);
                at += count;
                return count;
            }
        };
    }

    private byte[] taken() throws IOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Says who reads it. */
    void of(Exec exec) {
        command = exec;
    }

    @Override
    public void write(int one) throws IOException {
        put(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            put(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    private void put(byte[] piece) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!pieces.offer(piece, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    refuse();
                }
                Exec reader = command;
                if (reader != null && reader.await(Duration.ZERO).isPresent()) {
                    throw new IOException("the command reads no more");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ProblemException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            put(END);
        }
    }

    /**
     * Waits for the end of the command, which has all of its input, and returns its code.
     *
     * @throws ProblemException also the complaint of one that does not end
     */
    int code(Exec reader) {
        Optional<Exec.Exit> exit = reader.await(patience);
        while (exit.isEmpty()) {
            refuse();
            exit = reader.await(patience);
        }
        return exit.get().code();
    }

    private void refuse() {
        complaint.get().ifPresent(problem -> {
            throw problem;
        });
    }
}
