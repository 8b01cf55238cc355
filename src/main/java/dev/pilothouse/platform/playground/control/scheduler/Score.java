package dev.pilothouse.platform.playground.control.scheduler;

import java.util.function.ToDoubleFunction;

/** One family of preferences among nodes that may take a pod. */
interface Score {

    /** How the points of the nodes are brought to 0…100. */
    enum Scale {
        /** They are between 0 and 100 already. */
        AS_IS,
        /** The most points become 100. */
        MORE_IS_BETTER,
        /** The fewest points become 100, the most 0. */
        FEWER_IS_BETTER
    }

    Scale scale();

    /** Returns how much it counts beside the others; as the real scheduler's default. */
    int weight();

    ToDoubleFunction<NodeInfo> scores(PodInfo pod, ClusterInfo cluster);
}
