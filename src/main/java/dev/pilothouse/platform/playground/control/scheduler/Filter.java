package dev.pilothouse.platform.playground.control.scheduler;

import java.util.List;

/** One family of conditions that a node must meet to take a pod. */
interface Filter {

    /**
     * Whether a node may take the pod.
     *
     * @param reasons empty when it may; else as the real scheduler words them, for example {@code Insufficient cpu}
     * @param curable whether it might once other pods are gone from it
     */
    record Verdict(List<String> reasons, boolean curable) {

        static final Verdict PASS = new Verdict(List.of(), true);

        static Verdict never(String reason) {
            return new Verdict(List.of(reason), false);
        }

        static Verdict notNow(String reason) {
            return new Verdict(List.of(reason), true);
        }

        boolean passes() {
            return reasons.isEmpty();
        }
    }

    /** Judges one node after the other. */
    interface Check {
        Verdict judge(NodeInfo node);
    }

    /** Looks at the pod and the cluster once, before the nodes are judged. */
    Check prepare(PodInfo pod, ClusterInfo cluster);
}
