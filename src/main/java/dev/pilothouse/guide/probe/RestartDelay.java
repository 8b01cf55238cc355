package dev.pilothouse.guide.probe;

/** The kubelet's back-off between restarts: none the first time, then 10 s, doubling up to 5 minutes, forgotten after a life of 10 minutes. */
final class RestartDelay {

    private static final long FIRST = 10_000;
    private static final long LONGEST = 300_000;
    private static final long FORGOTTEN = 2 * LONGEST;

    private long current;
    private long last = -1;

    /** Returns how long it waits after a container that ended at that time. */
    long next(long ended) {
        if (last < 0 || ended - last > FORGOTTEN) {
            current = 0;
        }
        long wait = current;
        current = current == 0 ? FIRST : Math.min(2 * current, LONGEST);
        last = ended + wait;
        return wait;
    }
}
