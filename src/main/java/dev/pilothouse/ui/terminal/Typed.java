package dev.pilothouse.ui.terminal;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a person types, read by whoever carries it to the container. Typing never waits. */
final class Typed extends InputStream {

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean ended;

    synchronized void type(byte[] keys) {
        if (!ended && keys.length > 0) {
            waiting.add(keys.clone());
            notifyAll();
        }
    }

    /** Ends the stream once all is read. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Returns how many bytes nobody has fetched. */
    synchronized int unread() {
        return waiting.stream().mapToInt(keys -> keys.length).sum();
    }

    @Override
    public int read() throws InterruptedIOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] to, int offset, int length) throws InterruptedIOException {
        if (length == 0) {
            return 0;
        }
        while (waiting.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("closed");
            }
        }
        if (waiting.isEmpty()) {
            return -1;
        }
        byte[] next = waiting.remove();
        int count = Math.min(length, next.length);
        System.arraycopy(next, 0, to, offset, count);
        if (count < next.length) {
            byte[] rest = new byte[next.length - count];
            System.arraycopy(next, count, rest, 0, rest.length);
            waiting.addFirst(rest);
        }
        return count;
    }
}
