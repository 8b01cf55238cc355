package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failures of an Indexed Job where each index has a limit of its own ({@code backoffLimitPerIndex}); pure.
 *
 * <p>How often an index failed stands in an annotation of its newest pod; the last failed pod of an index is therefore held until another
 * one takes its place.
 */
record IndexFailures(JobTally tally) {

    private static final String COUNT = "batch.kubernetes.io/job-index-failure-count";
    private static final String IGNORED = "batch.kubernetes.io/job-index-ignored-failure-count";

    private Job job() {
        return tally.job();
    }

    /** Returns the indexes that failed too often, those of the status included. */
    BitSet failed() {
        BitSet failed = Indexes.read(job().tree().text("status", "failedIndexes"), job().completions().orElse(0L));
        long limit = job().backoffLimitPerIndex().orElse(Long.MAX_VALUE);
        for (Document pod : tally.newlyFailed()) {
            PodFailurePolicy.Verdict verdict = PodFailurePolicy.of(job()).judge(pod);
            if (verdict.failsIndex() || (verdict.counts() && number(pod, COUNT) >= limit)) {
                failed.set((int) job().index(pod));
            }
        }
        return failed;
    }

    private static long number(Document pod, String annotation) {
        return pod.tree().number(0, "metadata", "annotations", annotation);
    }

    /** Returns by index the failed pods that wait for another to take their place. */
    Map<Integer, Document> held() {
        Map<Integer, Document> held = new HashMap<>();
        if (job().backoffLimitPerIndex().isEmpty()) {
            return held;
        }
        BitSet settled = tally.succeededIndexes();
        settled.or(failed());
        tally.active().stream().filter(pod -> job().index(pod) >= 0).forEach(pod -> settled.set((int) job().index(pod)));
        for (Document pod : tally.newlyFailed()) {
            int index = (int) job().index(pod);
            if (!settled.get(index)) {
                held.merge(index, pod, (one, other) -> failures(other) >= failures(one) ? other : one);
            }
        }
        return held;
    }

    private static long failures(Document pod) {
        return number(pod, COUNT) + number(pod, IGNORED);
    }

    /** Returns how long the place of a failed pod stays empty, if it still does. */
    static Optional<Duration> pause(Document pod, Instant now) {
        Instant end = JobTally.endOf(pod).plus(JobBackoff.pause((int) Math.min(failures(pod) + 1, 30)));
        return Optional.of(Duration.between(now, end)).filter(Duration::isPositive);
    }

    /** Returns a pod that takes the place of one that failed, if there was one, knowing how often its index did. */
    Document counting(Document pod, Optional<Document> before) {
        long counted = before.map(failed -> number(failed, COUNT)).orElse(0L);
        long ignored = before.map(failed -> number(failed, IGNORED)).orElse(0L);
        if (before.isPresent()) {
            boolean counts = PodFailurePolicy.of(job()).judge(before.get()).counts();
            counted += counts ? 1 : 0;
            ignored += counts ? 0 : 1;
        }
        Document known = Edit.set(pod, Long.toString(counted), "metadata", "annotations", COUNT);
        return ignored == 0 ? known : Edit.set(known, Long.toString(ignored), "metadata", "annotations", IGNORED);
    }
}
