package dev.pilothouse.kinds;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Lets equal values be one object, so that ten thousand pods hold one {@code Running}, one node name and one set of labels each.
 *
 * <p>A fixed number of slots, the newest value of a slot wins: it never grows, needs no lock, and unique values (names, addresses)
 * that pass through do little harm. Values must not change after they were interned.
 */
final class Interner {

    private static final int SLOTS = 1 << 13;

    private final AtomicReferenceArray<Object> slots = new AtomicReferenceArray<>(SLOTS);

    /** Returns an equal value that was interned before, or the value itself. */
    <T> T intern(T value) {
        int hash = value.hashCode() * 31 + value.getClass().getName().hashCode(); // an empty text and no restarts both hash to 0
        int slot = (hash ^ hash >>> 13) & SLOTS - 1;
        Object known = slots.get(slot);
        if (value.equals(known)) {
            @SuppressWarnings("unchecked") // an equal record, string or label set is of the same class
            T same = (T) known;
            return same;
        }
        slots.set(slot, value);
        return value;
    }
}
