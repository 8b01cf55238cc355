package dev.pilothouse.cluster;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which part of a container's log, as in {@code PodLogOptions} of the core API.
 *
 * @param container its name, empty for the only one of the pod
 * @param follow go on with what is written from now on, until the container ends
 * @param previous the log of the run before the last restart
 * @param tail only so many of the newest lines, empty for all
 * @param since only what was written at this moment or later
 */
public record LogOptions(String container, boolean follow, boolean previous, OptionalLong tail, Optional<Instant> since) {

    /** All that a container has written so far. */
    public static LogOptions whole(String container) {
        return new LogOptions(container, false, false, OptionalLong.empty(), Optional.empty());
    }

    /** The newest lines of a container, and what it writes from then on. */
    public static LogOptions following(String container, long tail) {
        return new LogOptions(container, true, false, OptionalLong.of(tail), Optional.empty());
    }

    /** Returns the same part from that moment on, however many lines that are. */
    public LogOptions from(Instant moment) {
        return new LogOptions(container, follow, previous, OptionalLong.empty(), Optional.of(moment));
    }
}
