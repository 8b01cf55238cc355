package dev.pilothouse.guide.rollout;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.rollout.RolloutStatus.Phase;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;

/** Decides how far a rollout is from the workload alone, in the order in which kubectl's status viewers ask. */
final class Progress {

    private final Tree live;
    private final String name;

    private Progress(Document live) {
        this.live = live.tree();
        name = live.name();
    }

    static RolloutStatus of(Document live) {
        Progress progress = new Progress(live);
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
        Counts counts = new Counts(desired, updated, available);
        if (unseen()) {
            return counts.going("unseen");
        }
        if (condition("Progressing").text("reason").equals("ProgressDeadlineExceeded")) {
            return counts.at(Phase.FAILED, Effect.warning("guide.rollout.step.deadline", name));
        }
        if (updated < desired) {
            return counts.going("updated", updated, desired);
        }
        if (all > updated) {
            return counts.going("old", all - updated);
        }
        if (available < updated) {
            return counts.going("available", available, updated);
        }
        return counts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
    }

    private RolloutStatus daemonSet() {
        int desired = status("desiredNumberScheduled");
        int updated = status("updatedNumberScheduled");
        int available = status("numberAvailable");
        Counts counts = new Counts(desired, updated, available);
        if (onDelete()) {
            return counts.at(Phase.BY_HAND, Effect.note("guide.rollout.step.by-hand"));
        }
        if (unseen()) {
            return counts.going("unseen");
        }
        if (updated < desired) {
            return counts.going("updated", updated, desired);
        }
        if (available < desired) {
            return counts.going("available", available, desired);
        }
        return counts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
    }

    private RolloutStatus statefulSet() {
        int desired = (int) live.number(1, "spec", "replicas");
        int updated = status("updatedReplicas");
        int ready = status("readyReplicas");
        int partition = (int) live.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        Counts counts = new Counts(desired, updated, ready);
        if (onDelete()) {
            return counts.at(Phase.BY_HAND, Effect.note("guide.rollout.step.by-hand"));
        }
        if (unseen() || status("observedGeneration") == 0) {
            return counts.going("unseen");
        }
        if (ready < desired) {
            return counts.going("ready", desired - ready);
        }
        if (partition > 0) {
            int wanted = Math.max(0, desired - partition);
            return updated < wanted
                    ? counts.going("updated", updated, wanted)
                    : counts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.partition", name, Integer.toString(updated)));
        }
        if (!live.text("status", "updateRevision").equals(live.text("status", "currentRevision"))) {
            return counts.going("updated", updated, desired);
        }
        return counts.at(Phase.COMPLETE, Effect.note("guide.rollout.step.complete", name));
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

    private Tree condition(String type) {
        return Conditions.find(live, type);
    }

    /** The numbers of one moment, from which a status is made. */
    private final class Counts {
        private final int desired;
        private final int updated;
        private final int available;

        Counts(int desired, int updated, int available) {
            this.desired = desired;
            this.updated = updated;
            this.available = available;
        }

        RolloutStatus going(String step, int... numbers) {
            Phase phase = live.isTrue("spec", "paused") ? Phase.PAUSED : Phase.PROGRESSING;
            String[] args = java.util.Arrays.stream(numbers).mapToObj(Integer::toString).toArray(String[]::new);
            return at(phase, Effect.note("guide.rollout.step." + step, args));
        }

        RolloutStatus at(Phase phase, Effect step) {
            return new RolloutStatus(phase, step, desired, updated, available, List.of());
        }
    }
}
