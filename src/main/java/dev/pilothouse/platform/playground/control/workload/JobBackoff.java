package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long a Job waits after failures before it makes pods again: 10 s, 20 s, 40 s, … up to 10 minutes; a success starts over. */
final class JobBackoff {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Failures(int count, Instant last) {}

    private final Map<String, Failures> byJob = new HashMap<>();

    /** Takes in the pods that ended since the last look. */
    void note(String job, List<Document> succeeded, List<Document> failed) {
        Instant success = succeeded.stream().map(JobTally::endOf).max(Instant::compareTo).orElse(Instant.MIN);
        if (!succeeded.isEmpty()) {
            byJob.remove(job);
        }
        List<Instant> after = failed.stream().map(JobTally::endOf).filter(end -> end.isAfter(success)).toList();
        after.stream().max(Instant::compareTo).ifPresent(last -> byJob.merge(
                job, new Failures(after.size(), last), (before, now) -> new Failures(before.count() + now.count(), now.last())));
    }

    Optional<Duration> left(String job, Instant now) {
        return Optional.ofNullable(byJob.get(job))
                .map(failures -> Duration.between(now, failures.last().plus(pause(failures.count()))))
                .filter(Duration::isPositive);
    }

    /** Returns how long to wait after so many failures in a row. */
    static Duration pause(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    void forget(String job) {
        byJob.remove(job);
    }
}
