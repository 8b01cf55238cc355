package dev.pilothouse.platform.playground.control.workload;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Times after which something is due. */
final class Durations {

    private Durations() {}

    /** Returns the shorter of the two, as far as there are any. */
    static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
    }
}
