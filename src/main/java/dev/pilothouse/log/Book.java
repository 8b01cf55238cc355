package dev.pilothouse.log;

import java.util.List;

/**
 * The lines that were read, in the order of their times, the newest at the end; the oldest go when a bound is reached. Lines are kept
 * as bytes, so that a million of them take about as much as they say. Safe for one writer and many readers.
 */
public interface Book {

    /** Returns the containers that lines came from, each at the place of its number. */
    List<Source> sources();

    /**
     * Returns the number of the oldest line that is kept: 0 at first, more when lines were let go, and less, down to below 0, when older
     * ones were put before them.
     */
    long first();

    /** Returns the number that the next line gets. */
    long end();

    /**
     * Returns that line; the oldest that is kept instead when it is gone.
     *
     * @throws IndexOutOfBoundsException of a line that is not there yet
     */
    Entry entry(long number);

    /** Tells whether that line is still kept, and all finders want it. */
    default boolean wanted(long number, List<Finder> finders) {
        Entry entry = entry(number);
        return entry.number() == number && finders.stream().allMatch(finder -> finder.wants(entry));
    }

    /** Tells whether the next line of the same source goes on with it, because it was too long for one. */
    default boolean continues(long number) {
        return false;
    }

    /** Returns how many lines were let go because a bound was reached. */
    default long letGo() {
        return Math.max(0, first());
    }
}
