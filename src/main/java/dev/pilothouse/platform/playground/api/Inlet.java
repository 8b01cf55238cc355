package dev.pilothouse.platform.playground.api;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bytes on their way from a client to whoever reads them; the client waits while too many are unread. */
final class Inlet extends InputStream {

    private static final int MOST_UNREAD = 1024 * 1024;

    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int unread;
    private int position;
    private boolean ended;
    private boolean closed;

    /** Adds bytes, waiting while the reader is behind; they are thrown away when it reads no more. */
    synchronized void add(byte[] bytes) throws InterruptedException {
        while (unread >= MOST_UNREAD && !closed) {
            wait();
        }
        if (bytes.length > 0 && !closed && !ended) {
            pieces.add(bytes);
            unread += bytes.length;
            notifyAll();
        }
    }

    /** Says that nothing more comes. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (pieces.isEmpty() && !ended && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("The client is gone");
            interrupted.initCause(e);
            throw interrupted;
        }
        byte[] first = pieces.peek();
        if (first == null) {
            return -1;
        }
        int count = Math.min(length, first.length - position);
        System.arraycopy(first, position, target, offset, count);
        position += count;
        unread -= count;
        if (position == first.length) {
            pieces.remove();
            position = 0;
        }
        notifyAll();
        return count;
    }

    @Override
    public synchronized int available() {
        return unread;
    }

    @Override
    public synchronized void close() {
        closed = true;
        pieces.clear();
        unread = 0;
        notifyAll();
    }
}
