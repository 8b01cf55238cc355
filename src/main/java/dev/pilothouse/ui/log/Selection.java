package dev.pilothouse.ui.log;

/**
 * Lines that are selected, from one to another, by their numbers.
 *
 * @param anchor where it began, {@link #NOWHERE} for nothing
 * @param current where it ends: the line that the keys move
 */
record Selection(long anchor, long current) {

    /** No line has this number. */
    static final long NOWHERE = Long.MIN_VALUE;

    static final Selection NONE = new Selection(NOWHERE, NOWHERE);

    static Selection of(long number) {
        return new Selection(number, number);
    }

    boolean isEmpty() {
        return anchor == NOWHERE;
    }

    boolean has(long number) {
        return !isEmpty() && number >= from() && number <= to();
    }

    long from() {
        return Math.min(anchor, current);
    }

    long to() {
        return Math.max(anchor, current);
    }

    /** Returns it up to another line. */
    Selection extendedTo(long number) {
        return isEmpty() ? of(number) : new Selection(anchor, number);
    }
}
