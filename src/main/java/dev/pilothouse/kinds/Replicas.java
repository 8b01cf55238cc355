package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;

/** Counts of replicas, as workloads keep them in {@code spec} and {@code status}. */
final class Replicas {

    private Replicas() {}

    /** Returns {@code spec.replicas}, which the API defaults to 1. */
    static int desired(Tree workload) {
        return (int) workload.number(1, "spec", "replicas");
    }

    /** Returns a count of {@code status}, 0 when it is absent. */
    static int in(Tree workload, String field) {
        return (int) workload.number(0, "status", field);
    }

    /** Tells whether the controller has not yet looked at the newest spec. */
    static boolean unseen(Tree workload) {
        return workload.number(0, "status", "observedGeneration") < workload.number(0, "metadata", "generation");
    }

    /** Returns the health of a workload that wants no replica. */
    static Health atZero(Tree workload) {
        return in(workload, "replicas") == 0 ? Health.paused("Scaled to 0") : Health.progress("Scaling down");
    }
}
