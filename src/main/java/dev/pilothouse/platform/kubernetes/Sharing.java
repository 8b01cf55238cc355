package dev.pilothouse.platform.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * Makes equal texts one object, so that ten thousand rows hold the name of a namespace once.
 *
 * <p>A table of fixed size in which later texts push out earlier ones: what repeats stays, what is unique costs nothing for long.
 * For one thread.
 */
final class Sharing {

    private static final int SLOTS = 4096;
    private static final int LONGEST = 64;

    private final @Nullable String[] slots = new String[SLOTS];

    /** Returns an equal text that was seen before, or this one; a long text repeats too seldom to be looked for. */
    String shareShort(String text) {
        return text.length() <= LONGEST ? share(text) : text;
    }

    /** Returns an equal text that was seen before, or this one. */
    private String share(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 12 ^ hash >>> 20) & SLOTS - 1;
        String known = slots[slot];
        if (text.equals(known)) {
            return known;
        }
        slots[slot] = text;
        return text;
    }
}
