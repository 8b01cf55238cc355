package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.rollout.RolloutStatus.Phase;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides how far a rollout is from the workload alone, in the order in which kubectl's status viewers ask. */
final class Progress {

    private static final Pattern NAMED = Pattern.compile("ReplicaSet \"([^\"]+)\"");

    private final Tree live;
    private final String name;
    private final Optional<Revision> newest;

    private Progress(Document live, Optional<Revision> newest) {
        this.live = live.tree();
        this.newest = newest;
        name = live.name();
    }

    /** @param newest the current revision, as far as its controller has made it */
    static RolloutStatus of(Document live, Optional<Revision> newest) {
        Progress progress = new Progress(live, newest);
        return switch (live.kindName()) {
            case "StatefulSet" -> progress.statefulSet();
            case "DaemonSet" -> progress.daemonSet();
            default -> progress.deployment();
        };
    }

    private RolloutStatus deployment() {
        int desired = (int) live.number(1, "spec", "replicas");
        int updated = status("updatedReplicas");
        int available = status("availableReplicas");
        int all = status("replicas");
        Verdicts verdicts = new Verdicts(desired);
        if (unseen()) {
            return verdicts.going("unseen");
        }
        if (pastDeadline()) {
            return verdicts.at(Phase.FAILED, Effect.warning("guide.rollout.step.deadline", name));
        }
        if (updated < desired) {
            return verdicts.going("updated", updated, desired);
        }
        if (all > updated) {
            return verdicts.going("old", all - updated);
        }
        if (available < updated) {
            return verdicts.going("available", available, updated);
        }
        return verdicts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
    }

    private RolloutStatus daemonSet() {
        int desired = status("desiredNumberScheduled");
        int updated = status("updatedNumberScheduled");
        int available = status("numberAvailable");
        Verdicts verdicts = new Verdicts(desired);
        if (onDelete()) {
            return verdicts.at(Phase.BY_HAND, Effect.note("guide.rollout.step.by-hand"));
        }
        if (unseen()) {
            return verdicts.going("unseen");
        }
        if (updated < desired) {
            return verdicts.going("updated", updated, desired);
        }
        if (available < desired) {
            return verdicts.going("available", available, desired);
        }
        return verdicts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
    }

    private RolloutStatus statefulSet() {
        int desired = (int) live.number(1, "spec", "replicas");
        int updated = status("updatedReplicas");
        int ready = status("readyReplicas");
        int partition = (int) live.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        Verdicts verdicts = new Verdicts(desired);
        if (onDelete()) {
            return verdicts.at(Phase.BY_HAND, Effect.note("guide.rollout.step.by-hand"));
        }
        if (unseen() || status("observedGeneration") == 0) {
            return verdicts.going("unseen");
        }
        if (ready < desired) {
            return verdicts.going("ready", desired - ready);
        }
        if (partition > 0) {
            int wanted = Math.max(0, desired - partition);
            return updated < wanted
                    ? verdicts.going("updated", updated, wanted)
                    : verdicts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.partition", name, Integer.toString(updated)));
        }
        if (!live.text("status", "updateRevision").equals(live.text("status", "currentRevision"))) {
            return verdicts.going("updated", updated, desired);
        }
        return verdicts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
    }

    private boolean unseen() {
        return live.number(0, "metadata", "generation") > status("observedGeneration");
    }

    private boolean onDelete() {
        return live.text("spec", "updateStrategy", "type").equals("OnDelete");
    }

    private int status(String field) {
        return (int) live.number(0, "status", field);
    }

    /**
     * Right after going back, the condition still tells of the ReplicaSet that was left until the last of its pods has gone. kubectl takes
     * that for the failure of the new one; the message says whose it is.
     */
    private boolean pastDeadline() {
        Tree condition = Conditions.find(live, "Progressing");
        Matcher named = NAMED.matcher(condition.text("message"));
        boolean another = named.find() && newest.filter(revision -> !revision.keeper().equals(named.group(1))).isPresent();
        return condition.text("reason").equals("ProgressDeadlineExceeded") && !another;
    }

    /** Makes the verdicts on so many copies. */
    private final class Verdicts {
        private final int desired;

        Verdicts(int desired) {
            this.desired = desired;
        }

        RolloutStatus going(String step, int... numbers) {
            Phase phase = live.isTrue("spec", "paused") ? Phase.PAUSED : Phase.PROGRESSING;
            String[] args = Arrays.stream(numbers).mapToObj(Integer::toString).toArray(String[]::new);
            return at(phase, Effect.note("guide.rollout.step." + step, args));
        }

        RolloutStatus at(Phase phase, Effect step) {
            return new RolloutStatus(phase, step, desired, List.of());
        }
    }
}
