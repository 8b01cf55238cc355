package dev.pilothouse.files;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a command reads, written by another thread; closing it ends the command's input. Fails when the command has ended before. */
final class CommandInput extends OutputStream {

    private static final int PIECES = 64;
    private static final long LOOK_MILLIS = 50;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private @Nullable Exec command;
    private boolean closed;

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
        try {
            while (!pieces.offer(piece, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
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
}
