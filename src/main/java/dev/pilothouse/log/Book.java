package dev.pilothouse.log;

import java.util.List;

/**
 * The lines that were read, in the order of their times, the newest at the end; the oldest go when a bound is reached. Lines are kept
 * as bytes, so that a million of them take about as much as they say. Safe for one writer and many readers.
 */
public interface Book {

    /** Returns the containers that lines came from, each at the place of its number. */
    List<Source> sources();

    /** Returns the number of the oldest line that is kept; 0 until lines were let go. */
    long first();

    /** Returns the number that the next line gets. */
    long end();

    /**
     * Returns that line; the oldest that is kept instead when it is gone.
     *
     * @throws IndexOutOfBoundsException of a line that is not there yet
     */
    Entry entry(long number);
}
