package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.control.workload.Revisions.Sets;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the status of a Deployment says about its ReplicaSets at a moment; pure.
 *
 * @param deployment with the status that it had
 */
record DeploymentStatus(Deployment deployment, Sets sets, Instant now) {

    static final String PROGRESSING = "Progressing";
    private static final String AVAILABLE = "Available";
    private static final String FAILURE = "ReplicaFailure";
    private static final String COMPLETE = "NewReplicaSetAvailable";
    private static final String TIMED_OUT = "ProgressDeadlineExceeded";

    /** Returns the status while nothing is rolled out: numbers and whether enough pods are there. */
    Map<String, Object> counted() {
        return status(available(Conditions.of(deployment.tree())));
    }

    /** Returns the status of a rollout: with how it gets on, and what keeps pods from being made. */
    Map<String, Object> rollingOut() {
        Conditions conditions = available(Conditions.of(deployment.tree()));
        if (deployment.progressDeadlineSeconds().isEmpty()) {
            conditions = conditions.without(PROGRESSING);
        } else if (!wasComplete()) {
            conditions = progress(conditions);
        }
        Optional<Tree> failure = failure();
        conditions = failure.isPresent() ? set(conditions, failure.get()) : conditions.without(FAILURE);
        return status(conditions);
    }

    private Map<String, Object> status(Conditions conditions) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", deployment.tree().number(0, "metadata", "generation"));
        Counts.putUnlessZero(status, "replicas", actual());
        Counts.putUnlessZero(status, "updatedReplicas", updated());
        Counts.putUnlessZero(status, "readyReplicas", ready());
        Counts.putUnlessZero(status, "availableReplicas", availableReplicas());
        Counts.putUnlessZero(status, "unavailableReplicas", Math.max(0, wanted() - availableReplicas()));
        status.put("conditions", conditions.fields());
        Counts.putUnlessZero(status, "collisionCount", deployment.collisions());
        return status;
    }

    private long wanted() {
        return sets.all().stream().mapToLong(ReplicaSet::replicas).sum();
    }

    private long actual() {
        return sets.all().stream().mapToLong(ReplicaSet::actual).sum();
    }

    private long updated() {
        return sets.newest().map(ReplicaSet::actual).orElse(0L);
    }

    private long ready() {
        return sets.all().stream().mapToLong(ReplicaSet::ready).sum();
    }

    private long availableReplicas() {
        return sets.all().stream().mapToLong(ReplicaSet::available).sum();
    }

    private Conditions available(Conditions conditions) {
        boolean enough = availableReplicas() >= deployment.replicas() - deployment.maxUnavailable();
        return set(
                conditions,
                enough
                        ? condition(AVAILABLE, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
                        : condition(AVAILABLE, "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability."));
    }

    private boolean wasComplete() {
        return actual() == updated() && Conditions.of(deployment.tree()).reason(PROGRESSING).equals(COMPLETE);
    }

    /** Tells whether all pods are new and available. */
    boolean complete() {
        return updated() == deployment.replicas() && actual() == deployment.replicas() && availableReplicas() == deployment.replicas();
    }

    /** Tells whether the Deployment's last status said so of its present spec. */
    static boolean saidComplete(Deployment deployment) {
        Tree tree = deployment.tree();
        return tree.number(0, "status", "updatedReplicas") == deployment.replicas()
                && tree.number(0, "status", "replicas") == deployment.replicas()
                && tree.number(0, "status", "availableReplicas") == deployment.replicas()
                && tree.number(0, "status", "observedGeneration") >= tree.number(0, "metadata", "generation");
    }

    private boolean progressed() {
        Tree tree = deployment.tree();
        long updatedBefore = tree.number(0, "status", "updatedReplicas");
        return updated() > updatedBefore
                || actual() - updated() < tree.number(0, "status", "replicas") - updatedBefore
                || ready() > tree.number(0, "status", "readyReplicas")
                || availableReplicas() > tree.number(0, "status", "availableReplicas");
    }

    private Conditions progress(Conditions conditions) {
        String who = sets.newest().map(set -> "ReplicaSet \"" + set.name() + "\"").orElse("Deployment \"" + deployment.name() + "\"");
        if (complete()) {
            return set(conditions, condition(PROGRESSING, "True", COMPLETE, who + " has successfully progressed."));
        }
        if (progressed()) {
            Tree condition = condition(PROGRESSING, "True", "ReplicaSetUpdated", who + " is progressing.");
            String since = conditions.transition(PROGRESSING, "True", now);
            return conditions.with(Edit.set(condition, since, "lastTransitionTime"));
        }
        return timedOut(conditions)
                ? set(conditions, condition(PROGRESSING, "False", TIMED_OUT, who + " has timed out progressing."))
                : conditions;
    }

    private boolean timedOut(Conditions conditions) {
        String reason = conditions.reason(PROGRESSING);
        return reason.equals(TIMED_OUT)
                || (!reason.equals(COMPLETE)
                        && deadline(conditions).filter(deadline -> deadline.isBefore(now)).isPresent());
    }

    private Optional<Instant> deadline(Conditions conditions) {
        return conditions
                .find(PROGRESSING)
                .flatMap(condition -> Timestamps.read(condition.text("lastUpdateTime")))
                .flatMap(updated -> deployment.progressDeadlineSeconds().map(updated::plusSeconds));
    }

    /** Returns when to look whether the rollout is stuck; empty when it is done, was done once, or is known to be stuck. */
    Optional<Duration> untilDeadline() {
        Conditions conditions = Conditions.of(deployment.tree());
        String reason = conditions.reason(PROGRESSING);
        if (complete() || reason.equals(COMPLETE) || reason.equals(TIMED_OUT)) {
            return Optional.empty();
        }
        return deadline(conditions).map(deadline -> Duration.between(now, deadline.plusSeconds(1)));
    }

    private Optional<Tree> failure() {
        List<ReplicaSet> newest = sets.newest().stream().toList();
        return failure(newest).or(() -> failure(sets.all()));
    }

    private static Optional<Tree> failure(List<ReplicaSet> sets) {
        return sets.stream()
                .flatMap(set -> Conditions.of(set.tree()).find(FAILURE).stream())
                .findFirst()
                .map(failure -> Edit.set(failure, failure.text("lastTransitionTime"), "lastUpdateTime"));
    }

    private Tree condition(String type, String status, String reason, String message) {
        Tree condition = Conditions.condition(type, status, reason, message, Timestamps.write(now));
        return Edit.set(condition, Timestamps.write(now), "lastUpdateTime");
    }

    /** Returns the Deployment's condition about its progress, changed to this. */
    static Conditions progressing(Deployment deployment, String status, String reason, String message, Instant now) {
        DeploymentStatus at = new DeploymentStatus(deployment, new Sets(Optional.empty(), List.of()), now);
        return set(Conditions.of(deployment.tree()), at.condition(PROGRESSING, status, reason, message));
    }

    /** One that says the same with the same reason stays as it is. */
    private static Conditions set(Conditions conditions, Tree condition) {
        String type = condition.text("type");
        String status = condition.text("status");
        Optional<Tree> current = conditions.find(type).filter(old -> old.text("status").equals(status));
        if (current.filter(old -> old.text("reason").equals(condition.text("reason"))).isPresent()) {
            return conditions;
        }
        return conditions.with(current.map(old -> Edit.set(condition, old.text("lastTransitionTime"), "lastTransitionTime")).orElse(condition));
    }
}
