package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** Deployments: judged by their conditions, and while they roll out by how far they are. */
final class Deployments {

    private Deployments() {}

    static TableBuilder<Tree> table() {
        TableBuilder<Tree> table = TableBuilder.named()
                .ratio("READY", it -> Replicas.in(it, "readyReplicas"), Replicas::desired)
                .count("UP-TO-DATE", "status.updatedReplicas")
                .count("AVAILABLE", "status.availableReplicas")
                .age();
        return PodTemplates.containers(table, "spec.template.spec")
                .text("SELECTOR", it -> Selectors.text(it.tree("spec", "selector")).orElse("<invalid>"))
                .whenWide()
                .reads("spec.selector", "spec.replicas", "spec.paused", "status.replicas", "status.readyReplicas")
                .reads("metadata.generation", "status.observedGeneration")
                .reads(Conditions.READS)
                .health(Deployments::health);
    }

    static Health health(Tree deployment) {
        int desired = Replicas.desired(deployment);
        if (Conditions.isFalse(deployment, "Progressing")) {
            return Health.bad(Conditions.reason(deployment, "Progressing", "Failed"));
        }
        if (Conditions.isTrue(deployment, "ReplicaFailure")) {
            return Health.bad(Conditions.reason(deployment, "ReplicaFailure", "Failed"));
        }
        if (deployment.isTrue("spec", "paused")) {
            return Health.paused("Paused");
        }
        if (desired == 0) {
            return Replicas.atZero(deployment);
        }
        if (rollingOut(deployment, desired)) {
            return Health.progress("Rolling out");
        }
        int available = Replicas.in(deployment, "availableReplicas");
        if (available < desired) {
            return shortOf(deployment, available);
        }
        return Health.ok("Available");
    }

    private static boolean rollingOut(Tree deployment, int desired) {
        return Replicas.unseen(deployment)
                || Replicas.in(deployment, "updatedReplicas") < desired
                || Replicas.in(deployment, "replicas") > Replicas.in(deployment, "updatedReplicas");
    }

    /** Once a rollout has completed, missing replicas are a loss; before, they are still on their way. */
    private static Health shortOf(Tree deployment, int available) {
        if (!Conditions.reason(deployment, "Progressing", "").equals("NewReplicaSetAvailable")) {
            return Health.progress("Rolling out");
        }
        return available == 0 ? Health.bad("Unavailable") : Health.warn("Partly available");
    }
}
