package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Tree;
import java.util.Collection;
import java.util.Optional;

/**
 * A Deployment as its controller reads it, with the arithmetic of a rolling update.
 *
 * <p>Rules of the Kubernetes documentation: {@code maxSurge} rounds up, {@code maxUnavailable} rounds down, and where both are 0 one pod may
 * be missing.
 */
record Deployment(Document document) {

    static final String RESOURCE = "deployments.apps";
    static final String REVISION = "deployment.kubernetes.io/revision";
    private static final long NEVER = Integer.MAX_VALUE;

    Tree tree() {
        return document.tree();
    }

    String name() {
        return document.name();
    }

    long replicas() {
        return tree().number(1, "spec", "replicas");
    }

    boolean paused() {
        return tree().isTrue("spec", "paused");
    }

    boolean rolling() {
        return !tree().text("spec", "strategy", "type").equals("Recreate");
    }

    Tree template() {
        return tree().tree("spec", "template");
    }

    LabelSelector selector() {
        return Selectors.read(tree().tree("spec", "selector"));
    }

    long minReadySeconds() {
        return tree().number(0, "spec", "minReadySeconds");
    }

    long collisions() {
        return tree().number(0, "status", "collisionCount");
    }

    /** Returns after how many seconds without progress a rollout counts as stuck; empty when never. */
    Optional<Long> progressDeadlineSeconds() {
        long seconds = tree().number(NEVER, "spec", "progressDeadlineSeconds");
        return seconds == NEVER ? Optional.empty() : Optional.of(seconds);
    }

    /** Returns how many old ReplicaSets are kept to go back to; empty when all. */
    Optional<Long> revisionHistoryLimit() {
        long limit = tree().number(NEVER, "spec", "revisionHistoryLimit");
        return limit == NEVER ? Optional.empty() : Optional.of(limit);
    }

    /** Returns how many pods there may be above the wanted number. */
    long maxSurge() {
        return rolling() ? Share.roundedUp(tree(), replicas(), "spec", "strategy", "rollingUpdate", "maxSurge").orElse(0L) : 0;
    }

    /** Returns how many pods may be missing from the wanted number. */
    long maxUnavailable() {
        if (!rolling() || replicas() == 0) {
            return 0;
        }
        long unavailable = Share.roundedDown(tree(), replicas(), "spec", "strategy", "rollingUpdate", "maxUnavailable").orElse(0L);
        return Math.min(unavailable == 0 && maxSurge() == 0 ? 1 : unavailable, replicas());
    }

    /** Returns to how many pods the newest ReplicaSet may grow beside the others. */
    long newReplicas(long current, Collection<ReplicaSet> all) {
        if (!rolling()) {
            return replicas();
        }
        long room = replicas() + maxSurge() - all.stream().mapToLong(ReplicaSet::replicas).sum();
        return room <= 0 ? current : current + Math.min(room, replicas() - current);
    }

    /** Returns how much of a change of scale falls on a ReplicaSet, by its part in all, and no more than what is left to share out. */
    long proportion(ReplicaSet set, long toAdd, long added) {
        if (set.replicas() == 0 || toAdd == 0 || toAdd == added) {
            return 0;
        }
        long left = toAdd - added;
        return toAdd > 0 ? Math.min(fraction(set), left) : Math.max(fraction(set), left);
    }

    private long fraction(ReplicaSet set) {
        if (replicas() == 0) {
            return -set.replicas();
        }
        long before = set.maxReplicas().filter(max -> max > 0).orElseGet(() -> tree().number(0, "status", "replicas"));
        return before == 0 ? 0 : Math.round((double) (set.replicas() * (replicas() + maxSurge())) / before) - set.replicas();
    }
}
