package dev.pilothouse.log;

import java.util.Arrays;

/** Numbers of lines in their order, 4 bytes each. It does not change. */
public final class Kept {

    private final long base;
    private final int[] offsets;
    private final int from;
    private final int to;

    /** @param offsets from the base, ascending; those outside of from and to don't count */
    Kept(long base, int[] offsets, int from, int to) {
        this.base = base;
        this.offsets = offsets;
        this.from = from;
        this.to = to;
    }

    public int size() {
        return to - from;
    }

    /** Returns the number of the line at a place, counted from 0. */
    public long number(int place) {
        if (place < 0 || place >= size()) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size());
        }
        return base + offsets[from + place];
    }

    /** Returns the place of the first line with that number or a higher one; {@link #size} when there is none. */
    public int placeFrom(long number) {
        long offset = number - base;
        if (offset > Integer.MAX_VALUE) {
            return size();
        }
        if (offset < Integer.MIN_VALUE) {
            return 0;
        }
        int found = Arrays.binarySearch(offsets, from, to, (int) offset);
        return (found >= 0 ? found : -found - 1) - from;
    }

    public boolean contains(long number) {
        int place = placeFrom(number);
        return place < size() && number(place) == number;
    }
}
