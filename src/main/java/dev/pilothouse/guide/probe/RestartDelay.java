package dev.pilothouse.guide.probe;

/**
 * The kubelet's back-off before it starts a container again that a probe had killed: 10 s, doubling up to 5 minutes, forgotten after 10
 * minutes. It counts from the end of the life before the one that just ended, because the kubelet decides before it has seen this end; so
 * the first two restarts never wait, and a container that lived longer than the back-off starts again at once.
 */
final class RestartDelay {

    private static final long FIRST = 10_000;
    private static final long LONGEST = 300_000;
    private static final long FORGOTTEN = 2 * LONGEST;
    private static final long NONE = -1;

    private long current = FIRST;
    private long updated = NONE;
    private long lastEnd = NONE;

    /** Returns how long it waits after a container that ended at that time. */
    long next(long ended) {
        long since = lastEnd;
        lastEnd = ended;
        if (since == NONE) {
            return 0;
        }
        if (updated == NONE || since - updated > FORGOTTEN) {
            current = FIRST;
            updated = ended;
            return 0;
        }
        long wait = ended - since < current ? current : 0;
        current = Math.min(2 * current, LONGEST);
        updated = ended + wait;
        return wait;
    }
}
