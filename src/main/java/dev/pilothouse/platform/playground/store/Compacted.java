package dev.pilothouse.platform.playground.store;

/** The history no longer reaches back to the revision that was asked for. */
public final class Compacted extends Exception {

    private static final long serialVersionUID = 1L;

    private final long oldest;

    Compacted(long revision, long oldest) {
        super("revision " + revision + " is gone, the oldest known is " + oldest);
        this.oldest = oldest;
    }

    /** Returns the oldest revision that is still known. */
    public long oldest() {
        return oldest;
    }
}
