package dev.pilothouse.files;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a command writes, to be read by another thread; ends when the command has ended. A slow reader holds the command up. */
final class CommandOutput extends InputStream {

    private static final int PIECES = 64;
    private static final long LOOK_MILLIS = 50;
    private static final byte[] NOTHING = new byte[0];

    private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
    private volatile boolean closed;
    private @Nullable Exec command;
    private byte[] piece = NOTHING;
    private int at;

    /** Returns where the command writes. */
    OutputStream end() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
            }
        };
    }

    private void put(byte[] bytes) throws IOException {
        try {
            while (bytes.length > 0 && !pieces.offer(bytes, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    throw new IOException("nobody reads any more");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Says whose output it is; nothing can be read before. */
    void of(Exec exec) {
        command = exec;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == piece.length && !next()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean next() throws IOException {
        try {
            byte[] found = pieces.poll();
            while (found == null) {
                boolean over = java.util.Objects.requireNonNull(command).await(Duration.ZERO).isPresent();
                found = pieces.poll(over ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (over && found == null) {
                    return false;
                }
            }
            piece = found;
            at = 0;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ProblemException e) {
            throw new IOException(e);
        }
    }

    /** Lets the command write into the void no longer. */
    @Override
    public void close() {
        closed = true;
        pieces.clear();
    }
}
