package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at a Job that has not finished: what is done with its pods, and the status that results. */
final class JobRound {

    private static final int MOST_AT_ONCE = 500;
    private static final String SUSPENDED = "Suspended";

    private final JobTally tally;
    private final Job job;
    private final OwnedPods pods;
    private final Events events;
    private final JobBackoff backoff;
    private final List<Runnable> told = new ArrayList<>();
    private final List<Document> abandoned = new ArrayList<>();
    private final IndexFailures failures;
    private final Map<Integer, Document> held;
    private Optional<Tree> decision;
    private Conditions conditions;
    private Optional<Instant> startTime;
    private Optional<Instant> completionTime = Optional.empty();
    private Optional<Duration> again = Optional.empty();
    private Optional<Refusal> failure = Optional.empty();
    private long active;
    private long ready;
    private long terminating;

    JobRound(JobTally tally, OwnedPods pods, Events events, JobBackoff backoff) {
        this.tally = tally;
        this.job = tally.job();
        this.pods = pods;
        this.events = events;
        this.backoff = backoff;
        this.decision = tally.decision();
        this.failures = new IndexFailures(tally);
        this.held = failures.held();
        this.conditions = Conditions.of(job.tree());
        this.startTime = job.startTime().or(() -> job.suspended() ? Optional.empty() : Optional.of(tally.now()));
        this.active = tally.active().size();
        this.ready = tally.active().stream().filter(Pods::ready).count();
        this.terminating = tally.terminating();
    }

    void act() {
        try {
            if (decision.isPresent()) {
                abandoned.addAll(tally.active());
                tally.active().forEach(this::delete);
            } else {
                if (!Owners.beingDeleted(job.document())) {
                    manage();
                }
                boolean enough = job.completions().map(wanted -> tally.succeeded() >= wanted).orElse(tally.succeeded() > 0);
                if (enough && active == 0) {
                    decision = Optional.of(tally.reached());
                } else {
                    saySuspended();
                }
            }
        } catch (Refusal refusal) {
            failure = OwnedPods.namespaceEnds(refusal) ? Optional.empty() : Optional.of(refusal);
        }
        decision.ifPresent(this::finish);
        again = Durations.sooner(again, untilDeadline());
    }

    private void delete(Document pod) {
        pods.delete(job.document(), pod);
        active--;
        terminating++;
        ready -= Pods.ready(pod) ? 1 : 0;
    }

    private void manage() {
        List<Document> there = tally.active();
        if (job.suspended()) {
            abandon(there);
            return;
        }
        long wanted = wanted(there.size());
        if (there.size() > wanted) {
            List<Document> least = new ArrayList<>(there);
            least.sort(DeletionOrder.missedLeastFirst(List.of(), tally.now()));
            abandon(least.subList(0, (int) Math.min(there.size() - wanted, MOST_AT_ONCE)));
            return;
        }
        long missing = wanted - there.size() - (job.replacesFailedAlone() ? terminating : 0);
        Optional<Duration> pause =
                job.backoffLimitPerIndex().isPresent() ? Optional.empty() : backoff.left(job.document().uid(), tally.now());
        if (missing > 0 && pause.isPresent()) {
            again = pause;
        } else if (missing > 0) {
            create(Math.min(missing, MOST_AT_ONCE));
        }
    }

    private long wanted(long there) {
        return job.completions()
                .map(completions -> Math.clamp(completions - tally.succeeded(), 0, job.parallelism()))
                .orElse(tally.succeeded() > 0 ? there : job.parallelism());
    }

    /** Deletes pods that are not needed, which is no failure of theirs. */
    private void abandon(List<Document> surplus) {
        abandoned.addAll(surplus);
        surplus.forEach(this::delete);
    }

    private void create(long count) {
        if (!job.indexed()) {
            Document pod = job.pod();
            for (long i = 0; i < count; i++) {
                pods.create(job.document(), pod, job.document().name() + "-");
                active++;
            }
            return;
        }
        BitSet taken = tally.succeededIndexes();
        if (job.backoffLimitPerIndex().isPresent()) {
            taken.or(failures.failed());
        }
        tally.pods().stream()
                .filter(pod -> Pods.active(pod) || (job.replacesFailedAlone() && Pods.terminating(pod)))
                .filter(pod -> job.index(pod) >= 0)
                .forEach(pod -> taken.set((int) job.index(pod)));
        long left = count;
        for (int index = taken.nextClearBit(0); left > 0 && index < job.completions().orElse(0L); index = taken.nextClearBit(index + 1)) {
            left -= create(index) ? 1 : 0;
        }
    }

    /** Makes the pod of an index, unless it has still to wait because it failed before. */
    private boolean create(int index) {
        Optional<Document> before = Optional.ofNullable(held.get(index));
        Optional<Duration> pause = before.flatMap(failed -> IndexFailures.pause(failed, tally.now()));
        if (pause.isPresent()) {
            again = Durations.sooner(again, pause);
            return false;
        }
        Document pod = job.pod(index);
        Document known = job.backoffLimitPerIndex().isPresent() ? failures.counting(pod, before) : pod;
        pods.create(job.document(), known, job.document().name() + "-" + index + "-");
        active++;
        return true;
    }

    private void saySuspended() {
        Optional<Tree> before = conditions.find(SUSPENDED);
        boolean was = before.filter(condition -> condition.text("status").equals("True")).isPresent();
        if (job.suspended() && !was) {
            conditions = conditions.inPlace(tally.condition(SUSPENDED, "True", "JobSuspended", "Job suspended"));
            told.add(() -> events.normal(job.document(), "Suspended", "Job suspended"));
        } else if (!job.suspended() && was) {
            conditions = conditions.inPlace(tally.condition(SUSPENDED, "False", "JobResumed", "Job resumed"));
            told.add(() -> events.normal(job.document(), "Resumed", "Job resumed"));
            startTime = Optional.of(tally.now());
        }
    }

    /** Says how the Job ends, and that it has ended once its last pod is gone. */
    private void finish(Tree how) {
        if (conditions.find(how.text("type")).isEmpty()) {
            conditions = conditions.with(how);
        }
        if (terminating > 0 || failure.isPresent()) {
            return;
        }
        boolean well = how.text("type").equals(JobTally.SUCCESS_CRITERIA);
        conditions = conditions.with(tally.condition(well ? Job.COMPLETE : Job.FAILED, "True", how.text("reason"), how.text("message")));
        if (well) {
            completionTime = Optional.of(tally.now());
            told.add(() -> events.normal(job.document(), "Completed", "Job completed"));
        } else {
            told.add(() -> events.warning(job.document(), how.text("reason"), how.text("message")));
        }
    }

    private Optional<Duration> untilDeadline() {
        return decision.isPresent() || job.suspended()
                ? Optional.empty()
                : job.activeDeadlineSeconds()
                        .flatMap(seconds -> startTime.map(start -> start.plusSeconds(seconds)))
                        .map(end -> Duration.between(tally.now(), end))
                        .map(left -> left.isPositive() ? left : Duration.ZERO);
    }

    /** Returns the pods that need not be held any longer. */
    List<Document> toLetGo() {
        if (decision.isPresent()) {
            return tally.pods();
        }
        List<Document> done = new ArrayList<>(abandoned);
        tally.pods().stream()
                .filter(pod -> Owners.beingDeleted(job.document()) || Pods.phase(pod).equals("Succeeded") || job.failed(pod))
                .filter(pod -> !held.containsValue(pod))
                .forEach(done::add);
        return done;
    }

    Map<String, Object> status() {
        boolean lost = decision.filter(how -> how.text("type").equals(JobTally.FAILURE_TARGET)).isPresent();
        long waiting = decision.isPresent() ? 0 : held.values().stream().filter(tally::counts).count();
        long failed = tally.failed() - waiting + (lost ? abandoned.stream().filter(Job::tracked).count() : 0);
        Map<String, Object> status = new LinkedHashMap<>();
        if (!conditions.list().isEmpty()) {
            status.put("conditions", conditions.fields());
        }
        startTime.ifPresent(time -> status.put("startTime", Timestamps.write(time)));
        completionTime.ifPresent(time -> status.put("completionTime", Timestamps.write(time)));
        Counts.putUnlessZero(status, "active", active);
        Counts.putUnlessZero(status, "succeeded", tally.succeeded());
        Counts.putUnlessZero(status, "failed", failed);
        status.put("terminating", terminating);
        if (job.indexed() && tally.succeeded() > 0) {
            status.put("completedIndexes", Indexes.write(tally.succeededIndexes()));
        }
        if (job.backoffLimitPerIndex().isPresent()) {
            status.put("failedIndexes", Indexes.write(failures.failed()));
        }
        status.put("uncountedTerminatedPods", Map.of());
        status.put("ready", ready);
        return status;
    }

    /** Returns the events to record once the status is written. */
    List<Runnable> told() {
        return told;
    }

    Optional<Duration> again() {
        return again;
    }

    Optional<Refusal> failure() {
        return failure;
    }
}
