package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** StatefulSets. */
final class StatefulSets {

    private StatefulSets() {}

    static TableBuilder<Tree> table() {
        TableBuilder<Tree> table = TableBuilder.named()
                .ratio("READY", it -> Replicas.in(it, "readyReplicas"), Replicas::desired)
                .age();
        return PodTemplates.containers(table, "spec.template.spec")
                .reads("spec.replicas", "spec.updateStrategy", "metadata.generation", "status.observedGeneration")
                .reads("status.replicas", "status.readyReplicas", "status.updatedReplicas")
                .reads("status.currentRevision", "status.updateRevision")
                .health(StatefulSets::health);
    }

    static Health health(Tree set) {
        int desired = Replicas.desired(set);
        if (desired == 0) {
            return Replicas.atZero(set);
        }
        if (Replicas.unseen(set) || rollingOut(set, desired)) {
            return Health.progress("Rolling out");
        }
        if (Replicas.in(set, "replicas") != desired) {
            return Health.progress("Scaling");
        }
        return Replicas.in(set, "readyReplicas") < desired ? Health.warn("Not ready") : Health.ok("Ready");
    }

    /** A set that updates only on deletion, or only above a partition, may keep two revisions for good. */
    private static boolean rollingOut(Tree set, int desired) {
        if (set.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return false;
        }
        long partition = set.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
        return !set.text("status", "currentRevision").equals(set.text("status", "updateRevision"))
                && Replicas.in(set, "updatedReplicas") < desired - partition;
    }
}
