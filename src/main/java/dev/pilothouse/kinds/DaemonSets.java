package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** DaemonSets. */
final class DaemonSets {

    private DaemonSets() {}

    static TableBuilder<Tree> table() {
        TableBuilder<Tree> table = TableBuilder.named()
                .count("DESIRED", "status.desiredNumberScheduled")
                .count("CURRENT", "status.currentNumberScheduled")
                .count("READY", "status.numberReady")
                .count("UP-TO-DATE", "status.updatedNumberScheduled")
                .count("AVAILABLE", "status.numberAvailable")
                .text("NODE SELECTOR", it -> Selectors.labels(it, "spec", "template", "spec", "nodeSelector"))
                .age();
        return PodTemplates.selector(PodTemplates.containers(table, "spec.template.spec"), "spec.selector")
                .reads("spec.template.spec.nodeSelector", "spec.updateStrategy.type")
                .reads("metadata.generation", "status.observedGeneration")
                .health(DaemonSets::health);
    }

    static Health health(Tree set) {
        int desired = Replicas.in(set, "desiredNumberScheduled");
        if (Replicas.unseen(set)) {
            return Health.progress("Rolling out");
        }
        if (desired == 0) {
            return Health.paused("No node wanted");
        }
        if (Replicas.in(set, "currentNumberScheduled") < desired) {
            return Health.progress("Scheduling");
        }
        boolean updates = !set.text("spec", "updateStrategy", "type").equals("OnDelete");
        if (updates && Replicas.in(set, "updatedNumberScheduled") < desired) {
            return Health.progress("Rolling out");
        }
        return Replicas.in(set, "numberReady") < desired ? Health.warn("Not ready") : Health.ok("Ready");
    }
}
