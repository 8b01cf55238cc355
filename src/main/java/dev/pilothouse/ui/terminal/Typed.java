package dev.pilothouse.ui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a person types, read by whoever carries it to the container. Typing never waits: what is typed ahead of the shell is kept, as far as
 * nobody would be surprised by it, and the first of it is remembered for another shell, in case this one never starts.
 */
final class Typed extends InputStream {

    /** A few lines; more is no longer remembered by whoever typed it. */
    static final int MOST_AHEAD = 4_096;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private boolean ahead;
    private boolean full;
    private boolean ended;

    /** Returns a stream whose shell is not there yet. */
    static Typed ahead() {
        Typed typed = new Typed();
        typed.ahead = true;
        return typed;
    }

    /** The shell is there, and takes as much as is typed. */
    synchronized void opened() {
        ahead = false;
    }

    /** Returns a stream for another shell instead of this one, which begins with what was typed for this one. */
    synchronized Typed again() {
        Typed next = ahead();
        next.type(first.toByteArray());
        return next;
    }

    /** Takes keys; ahead of the shell only up to a bound, and none behind those that were left out, which would make another command. */
    synchronized void type(byte[] keys) {
        boolean fits = first.size() + keys.length <= MOST_AHEAD;
        full |= !fits;
        if (ended || keys.length == 0 || (ahead && full)) {
            return;
        }
        if (!full) {
            first.writeBytes(keys);
        }
        waiting.add(keys.clone());
        notifyAll();
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
