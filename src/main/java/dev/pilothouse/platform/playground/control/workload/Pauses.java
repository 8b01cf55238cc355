package dev.pilothouse.platform.playground.control.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Ever longer pauses between tries, by what is tried; doubled each time, and forgotten when it went well for twice the longest. */
final class Pauses {

    private record Pause(Instant since, Duration length) {}

    private final Duration first;
    private final Duration longest;
    private final Map<String, Pause> pauses = new HashMap<>();

    Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Returns how long it has still to wait; empty when it may be tried. */
    Optional<Duration> left(String key, Instant now) {
        return Optional.ofNullable(pauses.get(key))
                .map(pause -> Duration.between(now, pause.since().plus(pause.length())))
                .filter(Duration::isPositive);
    }

    /** Notes a try, after which the next has to wait longer. */
    void next(String key, Instant now) {
        pauses.values().removeIf(pause -> pause.since().plus(longest.multipliedBy(2)).isBefore(now));
        Pause before = pauses.get(key);
        Duration length = before == null ? first : before.length().multipliedBy(2);
        pauses.put(key, new Pause(now, length.compareTo(longest) < 0 ? length : longest));
    }
}
