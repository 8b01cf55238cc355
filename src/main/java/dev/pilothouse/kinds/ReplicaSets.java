package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** ReplicaSets and their forerunner, ReplicationControllers. */
final class ReplicaSets {

    private ReplicaSets() {}

    static TableBuilder<Tree> table() {
        return PodTemplates.selector(common(), "spec.selector");
    }

    static TableBuilder<Tree> replicationControllers() {
        return common()
                .text("SELECTOR", it -> Selectors.labels(it, "spec", "selector"))
                .whenWide()
                .reads("spec.selector");
    }

    private static TableBuilder<Tree> common() {
        TableBuilder<Tree> table = TableBuilder.named()
                .count("DESIRED", Replicas::desired)
                .count("CURRENT", "status.replicas")
                .count("READY", "status.readyReplicas")
                .age();
        return PodTemplates.containers(table, "spec.template.spec")
                .reads("spec.replicas", "metadata.generation", "status.observedGeneration")
                .reads(Conditions.READS)
                .health(ReplicaSets::health);
    }

    /** Whether missing pods are new or lost cannot be told here; their pods and their Deployment can. */
    static Health health(Tree set) {
        int desired = Replicas.desired(set);
        if (Conditions.isTrue(set, "ReplicaFailure")) {
            return Health.bad(Conditions.reason(set, "ReplicaFailure", "Failed"));
        }
        if (desired == 0) {
            return Replicas.atZero(set);
        }
        if (Replicas.unseen(set) || Replicas.in(set, "replicas") != desired) {
            return Health.progress("Scaling");
        }
        return Replicas.in(set, "readyReplicas") < desired ? Health.progress("Starting") : Health.ok("Ready");
    }
}
