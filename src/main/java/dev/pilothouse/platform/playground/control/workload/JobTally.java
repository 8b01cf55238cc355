package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a Job is, counted from its status and from the pods that were not counted before; pure.
 *
 * @param pods all that belong to it and are still there
 * @param newlySucceeded pods that ended well and are not in the status yet
 * @param newlyFailed the same of those that failed
 */
record JobTally(Job job, List<Document> pods, List<Document> newlySucceeded, List<Document> newlyFailed, Instant now) {

    static final String FAILURE_TARGET = "FailureTarget";
    static final String SUCCESS_CRITERIA = "SuccessCriteriaMet";

    /** @param counted uids that the status counts already */
    static JobTally of(Job job, List<Document> pods, Set<String> counted, Instant now) {
        List<Document> fresh = pods.stream()
                .filter(pod -> Job.tracked(pod) && !counted.contains(pod.uid()))
                .filter(pod -> !job.indexed() || job.index(pod) >= 0)
                .toList();
        return new JobTally(
                job,
                pods,
                fresh.stream().filter(pod -> Pods.phase(pod).equals("Succeeded")).toList(),
                fresh.stream().filter(job::failed).toList(),
                now);
    }

    List<Document> active() {
        return pods.stream().filter(Pods::active).toList();
    }

    long terminating() {
        return pods.stream().filter(Pods::terminating).count();
    }

    long succeeded() {
        return job.indexed()
                ? succeededIndexes().cardinality()
                : job.tree().number(0, "status", "succeeded") + newlySucceeded.size();
    }

    BitSet succeededIndexes() {
        BitSet indexes = Indexes.read(job.tree().text("status", "completedIndexes"), job.completions().orElse(0L));
        newlySucceeded.forEach(pod -> indexes.set((int) job.index(pod)));
        return indexes;
    }

    long failed() {
        return job.tree().number(0, "status", "failed") + newlyFailed.stream().filter(this::counts).count();
    }

    /** Tells whether the failure of the pod counts. */
    boolean counts(Document pod) {
        return PodFailurePolicy.of(job).judge(pod).counts();
    }

    /** Returns how the Job ends, if that is decided: {@code FailureTarget} or {@code SuccessCriteriaMet}. */
    Optional<Tree> decision() {
        Conditions conditions = Conditions.of(job.tree());
        Optional<Tree> before = conditions.find(SUCCESS_CRITERIA).or(() -> conditions.find(FAILURE_TARGET));
        return before.or(this::failedByPolicy).or(this::failedByLimits).or(this::failedByIndexes).or(this::succeededByPolicy);
    }

    private Optional<Tree> failedByPolicy() {
        PodFailurePolicy policy = PodFailurePolicy.of(job);
        return pods.stream()
                .filter(job::failed)
                .flatMap(pod -> policy.judge(pod).failsJob().stream())
                .findFirst()
                .map(why -> condition(FAILURE_TARGET, "True", "PodFailurePolicy", why));
    }

    private Optional<Tree> failedByLimits() {
        if (failed() > job.backoffLimit() || tooManyRestarts()) {
            return Optional.of(condition(FAILURE_TARGET, "True", "BackoffLimitExceeded", "Job has reached the specified backoff limit"));
        }
        boolean late = !job.suspended()
                && job.activeDeadlineSeconds()
                        .flatMap(seconds -> job.startTime().map(start -> start.plusSeconds(seconds)))
                        .filter(end -> !end.isAfter(now))
                        .isPresent();
        return late
                ? Optional.of(condition(FAILURE_TARGET, "True", "DeadlineExceeded", "Job was active longer than specified deadline"))
                : Optional.empty();
    }

    private Optional<Tree> failedByIndexes() {
        if (job.backoffLimitPerIndex().isEmpty()) {
            return Optional.empty();
        }
        long failed = new IndexFailures(this).failed().cardinality();
        if (job.maxFailedIndexes().filter(most -> failed > most).isPresent()) {
            String message = "Job has exceeded the specified maximal number of failed indexes";
            return Optional.of(condition(FAILURE_TARGET, "True", "MaxFailedIndexesExceeded", message));
        }
        return failed > 0 && failed + succeeded() >= job.completions().orElse(0L)
                ? Optional.of(condition(FAILURE_TARGET, "True", "FailedIndexes", "Job has failed indexes"))
                : Optional.empty();
    }

    private boolean tooManyRestarts() {
        if (!job.restartsOnFailure()) {
            return false;
        }
        long restarts = pods.stream()
                .filter(pod -> Pods.phase(pod).equals("Running") || Pods.phase(pod).equals("Pending"))
                .flatMap(pod -> Stream.of("initContainerStatuses", "containerStatuses")
                        .flatMap(list -> pod.tree().trees("status", list).stream()))
                .mapToLong(status -> status.number(0, "restartCount"))
                .sum();
        return job.backoffLimit() == 0 ? restarts > 0 : restarts >= job.backoffLimit();
    }

    private Optional<Tree> succeededByPolicy() {
        List<Tree> rules = job.tree().trees("spec", "successPolicy", "rules");
        if (rules.isEmpty() || !job.indexed()) {
            return Optional.empty();
        }
        BitSet succeeded = succeededIndexes();
        for (int i = 0; i < rules.size(); i++) {
            if (meets(rules.get(i), succeeded)) {
                return Optional.of(condition(SUCCESS_CRITERIA, "True", "SuccessPolicy", "Matched rules at index " + i));
            }
        }
        return Optional.empty();
    }

    private boolean meets(Tree rule, BitSet succeeded) {
        if (succeeded.isEmpty()) {
            return false;
        }
        Optional<Long> count = Optional.of(rule.number(-1, "succeededCount")).filter(number -> number >= 0);
        BitSet among = (BitSet) succeeded.clone();
        boolean all = false;
        if (rule.has("succeededIndexes")) {
            BitSet wanted = Indexes.read(rule.text("succeededIndexes"), job.completions().orElse(0L));
            among.and(wanted);
            all = !wanted.isEmpty() && among.equals(wanted);
        }
        return all || count.filter(number -> among.cardinality() >= number).isPresent();
    }

    /** Returns the condition that all the wanted pods succeeded. */
    Tree reached() {
        return condition(SUCCESS_CRITERIA, "True", "CompletionsReached", "Reached expected number of succeeded pods");
    }

    Tree condition(String type, String status, String reason, String message) {
        String time = Timestamps.write(now);
        Tree condition = Conditions.condition(type, status, reason, message, time);
        return Edit.set(condition, time, "lastProbeTime");
    }

    /** Returns when the pod ended, as nearly as its status tells. */
    static Instant endOf(Document pod) {
        return pod.tree().trees("status", "containerStatuses").stream()
                .flatMap(status -> Timestamps.read(status.text("state", "terminated", "finishedAt")).stream())
                .max(Instant::compareTo)
                .or(() -> Conditions.of(pod.tree())
                        .find("Ready")
                        .filter(ready -> ready.text("status").equals("False"))
                        .flatMap(ready -> Timestamps.read(ready.text("lastTransitionTime"))))
                .or(() -> Timestamps.read(pod.tree().text("metadata", "deletionTimestamp"))
                        .map(end -> end.minusSeconds(pod.tree().number(0, "metadata", "deletionGracePeriodSeconds"))))
                .orElseGet(() -> Pods.created(pod));
    }
}
