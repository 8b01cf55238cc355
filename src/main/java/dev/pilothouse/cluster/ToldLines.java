package dev.pilothouse.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which lines of a log were told, so that none is told twice and none is left out when the log is opened again.
 *
 * <p>What a program writes to its two outputs comes into its log by two ways, each with the time at which it set out, so that a line may be
 * followed by one that is a little older. A log is therefore read again from a moment before its newest line, and lines are known by their
 * times and by how many of each there were. Only for one thread.
 */
public final class ToldLines {

    /** By how much a line may be older than one before it. */
    static final Duration SLACK = Duration.ofMillis(200);

    private final Deque<Instant> recent = new ArrayDeque<>();
    private final Map<Instant, Integer> expected = new HashMap<>();
    private Instant newest = Instant.MIN;
    private Instant from = Instant.MIN;
    private boolean catchingUp;

    /** Returns the time of the newest line; empty when none was told. */
    Optional<Instant> newest() {
        return newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
    }

    /** Returns from when on the log is to be read again; empty for all of it. Servers may begin earlier, at a whole second. */
    public Optional<Instant> since() {
        return newest().map(time -> time.minus(SLACK));
    }

    /** The log was opened again, from {@link #since()} or from earlier on. */
    public void reopened() {
        expected.clear();
        from = since().orElse(Instant.MIN);
        catchingUp = !recent.isEmpty();
        recent.stream().filter(time -> !time.isBefore(from)).forEach(time -> expected.merge(time, 1, Integer::sum));
    }

    /** Tells whether the next line, of that time, was told before the log was opened again. */
    public boolean knows(Instant time) {
        if (!catchingUp) {
            return false;
        }
        if (time.isBefore(from)) {
            return true;
        }
        Integer left = expected.get(time);
        if (left == null) {
            catchingUp = !time.isAfter(newest.plus(SLACK));
            return false;
        }
        if (left == 1) {
            expected.remove(time);
            catchingUp = !expected.isEmpty();
        } else {
            expected.put(time, left - 1);
        }
        return true;
    }

    /** A line of that time is told. */
    public void told(Instant time) {
        if (newest().isPresent() && time.isBefore(newest.minus(SLACK))) { // somebody set the clock back
            recent.clear();
            newest = time;
        } else if (time.isAfter(newest)) {
            newest = time;
            Instant oldest = time.minus(SLACK);
            while (!recent.isEmpty() && recent.getFirst().isBefore(oldest)) {
                recent.removeFirst();
            }
        }
        recent.addLast(time);
    }
}
