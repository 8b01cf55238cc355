package dev.pilothouse.log;

import java.util.Arrays;

/**
 * Numbered lines in chunks, the oldest of which go when a bound is reached.
 *
 * <p>One thread writes. Readers take no lock: they look at a shelf of chunks that is replaced as a whole, and at no line that is not told
 * yet. Older lines can be put in front, which then have numbers below those that are there, down to negative ones.
 */
final class Volume {

    private final long mostLines;
    private final long mostBytes;
    private volatile Shelf shelf = new Shelf(new Chunk[0], new long[0], 0);
    private volatile long first;
    private volatile long end;
    private volatile long letGo;
    private long written;

    /** The chunks in their order; it does not change. */
    private static final class Shelf {
        private final Chunk[] chunks;
        private final long[] firsts;
        private final long bytes;

        /**
         * @param firsts number of each chunk's first line
         * @param bytes of all chunks but the last
         */
        Shelf(Chunk[] chunks, long[] firsts, long bytes) {
            this.chunks = chunks;
            this.firsts = firsts;
            this.bytes = bytes;
        }

        int place(long number) {
            int found = Arrays.binarySearch(firsts, number);
            return Math.max(0, found >= 0 ? found : -found - 2);
        }
    }

    /** A line of a chunk. */
    record Spot(Chunk chunk, int line, long number) {}

    Volume(long mostLines, long mostBytes) {
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    long first() {
        return first;
    }

    long end() {
        return end;
    }

    /** Returns how many lines were let go for the bounds. */
    long letGo() {
        return letGo;
    }

    /** Returns the bytes of text and index in memory. */
    long bytes() {
        Shelf now = shelf;
        return now.bytes + (now.chunks.length == 0 ? 0 : now.chunks[now.chunks.length - 1].bytes());
    }

    /** Counts the lines that are kept by what is left of their flags under a mask: {@code counts} has an element for each. */
    void tally(int mask, long[] counts) {
        Shelf now = shelf;
        for (int i = 0; i < now.chunks.length; i++) {
            now.chunks[i].tally((int) Math.max(0, first - now.firsts[i]), mask, counts);
        }
    }

    /** Adds a line that readers do not see before {@link #publish}. */
    void add(byte[] line, long time, int source, byte flags) {
        Chunk[] chunks = shelf.chunks;
        Chunk last = chunks.length == 0 ? null : chunks[chunks.length - 1];
        if (last == null || !last.takes(line.length)) {
            last = open(line.length);
        }
        last.add(line, time, source, flags);
        written++;
    }

    private Chunk open(int bytes) {
        Shelf now = shelf;
        int n = now.chunks.length;
        Chunk added = new Chunk(bytes);
        Chunk[] chunks = Arrays.copyOf(now.chunks, n + 1);
        long[] firsts = Arrays.copyOf(now.firsts, n + 1);
        long full = now.bytes;
        if (n > 0) {
            chunks[n - 1] = chunks[n - 1].sealed();
            full += chunks[n - 1].bytes();
        }
        chunks[n] = added;
        firsts[n] = written;
        shelf = new Shelf(chunks, firsts, full);
        letGo(full + added.bytes());
        return added;
    }

    /** Lets the oldest chunks go until what is left is within the bounds. */
    private void letGo(long bytes) {
        Shelf now = shelf;
        int gone = 0;
        long kept = bytes;
        while (gone < now.chunks.length - 1 && (kept > mostBytes || now.firsts[gone + 1] <= first)) {
            kept -= now.chunks[gone].bytes();
            gone++;
        }
        if (gone > 0) {
            beginAt(Math.max(first, now.firsts[gone]));
            int n = now.chunks.length;
            long left = now.bytes - (bytes - kept);
            shelf = new Shelf(Arrays.copyOfRange(now.chunks, gone, n), Arrays.copyOfRange(now.firsts, gone, n), left);
        }
    }

    private void beginAt(long number) {
        letGo = letGo + number - first;
        first = number;
    }

    /** Shows readers what was added. */
    void publish() {
        end = written;
        if (written - first > mostLines) {
            beginAt(written - mostLines);
        }
    }

    /** Puts the lines of another volume before all others, as far as the bounds allow; returns how many. */
    int putBefore(Volume older) {
        Shelf now = shelf;
        Shelf before = older.shelf;
        long begun = now.chunks.length == 0 ? first : now.firsts[0];
        long room = Math.min(mostLines - (written - begun), Integer.MAX_VALUE);
        long bytes = bytes();
        int from = before.chunks.length;
        int lines = 0;
        while (from > 0 && lines < room && bytes + before.chunks[from - 1].bytes() <= mostBytes) {
            from--;
            lines += before.chunks[from].count();
            bytes += before.chunks[from].bytes();
        }
        if (lines == 0) {
            return 0;
        }
        int extra = before.chunks.length - from;
        Chunk[] chunks = new Chunk[extra + now.chunks.length];
        long[] firsts = new long[chunks.length];
        long added = 0;
        for (int i = 0; i < extra; i++) {
            Chunk chunk = before.chunks[from + i].sealed();
            int surplus = i == 0 ? (int) Math.max(0, lines - room) : 0;
            chunks[i] = surplus == 0 ? chunk : chunk.newest(chunk.count() - surplus);
            lines -= surplus;
            added += chunks[i].bytes();
        }
        long number = begun - lines;
        for (int i = 0; i < extra; i++) {
            firsts[i] = number;
            number += chunks[i].count();
        }
        System.arraycopy(now.chunks, 0, chunks, extra, now.chunks.length);
        System.arraycopy(now.firsts, 0, firsts, extra, now.firsts.length);
        boolean only = now.chunks.length == 0;
        shelf = new Shelf(chunks, firsts, only ? added - chunks[extra - 1].bytes() : now.bytes + added);
        first = begun - lines;
        return lines;
    }

    /**
     * Finds a line, or the oldest that is kept when it is gone.
     *
     * @throws IndexOutOfBoundsException when it is not there yet
     */
    Spot spot(long number) {
        if (number >= end) {
            throw new IndexOutOfBoundsException("line " + number + " of " + end);
        }
        long kept = Math.max(number, first);
        Shelf now = shelf;
        int place = now.place(kept);
        long inside = Math.max(kept, now.firsts[place]);
        return new Spot(now.chunks[place], (int) (inside - now.firsts[place]), inside);
    }
}
