package dev.pilothouse.platform.playground.kubelet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kubelet's back-off: none the first time, then 10 s, doubling up to 5 minutes; forgotten after 10 minutes without a failure.
 *
 * <p>It waits so long since a container's last end. When it killed the container itself, because of a probe, it looks at the end of the life
 * before that one: a container that lived longer than the back-off starts again at once.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = LONGEST.multipliedBy(2);

    private Duration current = FIRST;
    private @Nullable Instant updated;
    private @Nullable Instant lastEnd;

    /** Returns how long to wait after the end of a container by itself, and waits longer the next time. */
    Duration next(Instant end) {
        return next(end, end);
    }

    /** Returns the same after a container that a probe had killed. */
    Duration nextAfterKill(Instant end) {
        if (lastEnd == null) {
            lastEnd = end;
            return Duration.ZERO;
        }
        return next(end, lastEnd);
    }

    private Duration next(Instant end, Instant since) {
        lastEnd = end;
        if (updated == null || Duration.between(updated, since).compareTo(FORGOTTEN) > 0) {
            current = FIRST;
            updated = end;
            return Duration.ZERO;
        }
        Duration wait = Duration.between(since, end).compareTo(current) < 0 ? current : Duration.ZERO;
        Duration doubled = current.multipliedBy(2);
        current = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        updated = end.plus(wait);
        return wait;
    }
}
