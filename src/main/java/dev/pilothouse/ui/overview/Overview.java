package dev.pilothouse.ui.overview;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import dev.pilothouse.timeline.Happening;
import java.util.List;

/**
 * What the page shows, worked out of rows alone.
 *
 * @param unwell what may need attention, the worst first; found out in detail elsewhere
 * @param workloads failing and moving ones first
 * @param moving rollouts under way
 * @param events newest of each subject first
 * @param news rollouts and new objects, the newest first
 */
record Overview(List<Row> unwell, List<Workload> workloads, List<NodeLoad> nodes, List<Moving> moving, List<Happening> events, List<Happening> news, Totals totals) {

    /** How much there is of everything. */
    record Totals(int pods, int workloads, int restarting, int warnings) {}

    /**
     * A workload with its pods.
     *
     * @param pods how each pod is doing, the worst last; none while pods are being read
     * @param ready how many the workload itself counts, which needs no reading of pods
     * @param keys of its pods, as measures have them
     * @param cpuAsked what its pods ask for together, in thousandths of a core
     */
    record Workload(Row row, List<Health.State> pods, long ready, long wanted, List<String> keys, long cpuAsked, long cpuUsed) {

        Health health() {
            return row.health();
        }

        /** Returns the application that it is part of, by the usual label; empty when it says none. */
        String partOf() {
            String application = row.labels().get("app.kubernetes.io/part-of");
            return application == null ? "" : application;
        }

        boolean failing() {
            return health().state() == Health.State.BAD || pods.contains(Health.State.BAD);
        }

        boolean moving() {
            return health().state() == Health.State.PROGRESS;
        }
    }

    /**
     * A node with what its pods ask for and what it uses; amounts of processor in thousandths of a core, of memory in bytes.
     *
     * @param cpuUsed 0 while nothing is measured
     */
    record NodeLoad(
            Row row, int pods, long podsOffered, long cpuAsked, long cpuUsed, long cpuOffered, long memoryAsked, long memoryUsed, long memoryOffered) {}
}
