package dev.pilothouse.platform.kubernetes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The pause before the next attempt: twice as long after each failure, within bounds, and never the same for all. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }

    /** Counts a failure and returns the pause after it: between half and all of what doubling has reached. */
    Duration next() {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 16));
        failures++;
        long least = Math.max(Math.min(first.toMillis(), full), full / 2);
        return Duration.ofMillis(least >= full ? full : ThreadLocalRandom.current().nextLong(least, full + 1));
    }
}
