package dev.pilothouse.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some thousand lines one after the other: their bytes in one array, and {@value #INDEX} bytes of index a line. A sealed chunk is packed:
 * what logs say repeats itself, and takes a fraction then.
 *
 * <p>One thread adds. Others may read a line once they know of it through something volatile that was written after it.
 */
final class Chunk {

    /** Bytes of text; a longer line has a chunk of its own. */
    static final int TEXT = 256 * 1024;

    /** Most lines. */
    static final int LINES = 4096;

    /** 4 for the offset, 8 for the time, 2 for the source, 1 for the flags. */
    static final int INDEX = 15;

    private final byte[] text;
    private final boolean packed;
    private final int[] ends;
    private final long[] times;
    private final short[] sources;
    private final byte[] flags;
    private int count;

    /** @param first bytes of the line that is to fit in any case */
    Chunk(int first) {
        this(new byte[Math.max(TEXT, first)], false, new int[LINES], new long[LINES], new short[LINES], new byte[LINES], 0);
    }

    private Chunk(byte[] text, boolean packed, int[] ends, long[] times, short[] sources, byte[] flags, int count) {
        this.text = text;
        this.packed = packed;
        this.ends = ends;
        this.times = times;
        this.sources = sources;
        this.flags = flags;
        this.count = count;
    }

    boolean takes(int bytes) {
        return count < ends.length && used() + bytes <= text.length;
    }

    void add(byte[] line, long time, int source, byte flag) {
        int start = used();
        System.arraycopy(line, 0, text, start, line.length);
        ends[count] = start + line.length;
        times[count] = time;
        sources[count] = (short) source;
        flags[count] = flag;
        count++;
    }

    /** Returns the same lines, packed and without room for more. */
    Chunk sealed() {
        return packed ? this : new Chunk(
                Packing.pack(text, used()), true, Arrays.copyOf(ends, count), Arrays.copyOf(times, count), Arrays.copyOf(sources, count),
                Arrays.copyOf(flags, count), count);
    }

    /** Returns its newest lines, so many. */
    Chunk newest(int lines) {
        byte[] all = content();
        Chunk kept = new Chunk(used());
        for (int line = count - lines; line < count; line++) {
            kept.add(Arrays.copyOfRange(all, start(line), ends[line]), times[line], sources[line], flags[line]);
        }
        return kept.sealed();
    }

    /** Tells whether its bytes are to be had at once. */
    boolean open() {
        return !packed;
    }

    /** Returns the bytes of its lines, unpacked anew each time. */
    byte[] content() {
        return packed ? Packing.unpack(text, used()) : text;
    }

    private int used() {
        return count == 0 ? 0 : ends[count - 1];
    }

    /** Returns where in the content a line begins. */
    int start(int line) {
        return line == 0 ? 0 : ends[line - 1];
    }

    int end(int line) {
        return ends[line];
    }

    int count() {
        return count;
    }

    /** Returns how many bytes it holds in memory. */
    long bytes() {
        return text.length + (long) INDEX * ends.length;
    }

    /** @param content as {@link #content} returns it */
    String text(int line, byte[] content) {
        return new String(content, start(line), ends[line] - start(line), StandardCharsets.UTF_8);
    }

    long time(int line) {
        return times[line];
    }

    int source(int line) {
        return sources[line];
    }

    /** Counts the lines from that one on by what is left of their flags under a mask. */
    void tally(int from, int mask, long[] counts) {
        for (int line = from; line < count; line++) {
            counts[flags[line] & mask]++;
        }
    }

    byte flags(int line) {
        return flags[line];
    }
}
