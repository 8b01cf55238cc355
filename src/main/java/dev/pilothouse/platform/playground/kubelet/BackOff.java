package dev.pilothouse.platform.playground.kubelet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The kubelet's back-off: none the first time, then 10 s, doubling up to 5 minutes; forgotten after 10 minutes without a failure. */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = LONGEST.multipliedBy(2);

    private Duration current = Duration.ZERO;
    private @Nullable Instant last;

    /** Returns how long to wait after a failure at that time, and waits longer the next time. */
    Duration next(Instant failure) {
        if (last == null || Duration.between(last, failure).compareTo(FORGOTTEN) > 0) {
            current = Duration.ZERO;
        }
        Duration wait = current;
        Duration doubled = current.isZero() ? FIRST : current.multipliedBy(2);
        current = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        last = failure.plus(wait);
        return wait;
    }
}
