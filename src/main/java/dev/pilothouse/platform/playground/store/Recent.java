package dev.pilothouse.platform.playground.store;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bounds the memory of objects that were read: the earliest are forgotten, and read again when somebody asks. */
final class Recent {

    private final Deque<Stored> order = new ArrayDeque<>();
    private final long mostBytes;
    private long bytes;

    /** @param mostBytes of JSON; the objects read from it take five to eight times as much */
    Recent(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized void read(Stored stored) {
        order.addLast(stored);
        bytes += stored.json().length;
        while (bytes > mostBytes && order.size() > 1) {
            Stored earliest = order.removeFirst();
            bytes -= earliest.json().length;
            earliest.forgetDocument();
        }
    }
}
