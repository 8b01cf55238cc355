package dev.pilothouse.platform.kubernetes;

import java.time.Duration;
import java.util.Arrays;

/** How long the latest short calls took. */
final class Latency {

    private static final int KEPT = 20;

    private final long[] millis = new long[KEPT];
    private int calls;

    synchronized void add(Duration duration) {
        millis[calls++ % KEPT] = duration.toMillis();
    }

    /** Returns the median in milliseconds, 0 before the first call. */
    synchronized long median() {
        int known = Math.min(calls, KEPT);
        long[] sorted = Arrays.copyOf(millis, known);
        Arrays.sort(sorted);
        return known == 0 ? 0 : sorted[known / 2];
    }
}
