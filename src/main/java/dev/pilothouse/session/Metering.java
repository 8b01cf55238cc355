package dev.pilothouse.session;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What pods and nodes use now, beside what pods ask for and nodes offer: read once, by the resource metrics API.
 *
 * <p>All calls block. Amounts of {@code cpu} are thousandths of a core, of memory bytes.
 */
public record Metering(Cluster cluster) {

    public static final Kind POD_METRICS = Kind.namespaced("metrics.k8s.io", "v1beta1", "PodMetrics", "pods");
    public static final Kind NODE_METRICS = Kind.clusterWide("metrics.k8s.io", "v1beta1", "NodeMetrics", "nodes");

    /**
     * One pod or node.
     *
     * @param cpuOf what a pod asks for or a node offers, 0 when a pod asks for nothing
     */
    public record Use(String namespace, String name, long cpu, long memory, long cpuOf, long memoryOf) {}

    /**
     * Returns the pods that were measured, with what they use alone: of a large cluster, reading the pods costs many times as much.
     *
     * @param namespace empty for all
     * @param labels label selector, empty for all
     */
    public List<Use> podsAlone(String namespace, String labels) {
        served(POD_METRICS);
        return uses(POD_METRICS, namespace, labels, row -> new long[2]);
    }

    /**
     * Returns the pods that were measured and are still there.
     *
     * @param namespace empty for all
     * @param labels label selector, empty for all
     */
    public List<Use> pods(String namespace, String labels) {
        return beside(POD_METRICS, WellKnown.POD, namespace, labels, "cpu-request", "memory-request");
    }

    public List<Use> nodes(String labels) {
        return beside(NODE_METRICS, WellKnown.NODE, "", labels, "cpu", "memory");
    }

    private List<Use> beside(Kind metrics, Kind measured, String namespace, String labels, String cpuOf, String memoryOf) {
        Map<List<String>, Row> rows = new HashMap<>();
        Cells of = new Cells(cluster.columns(measured));
        served(metrics);
        cluster.rows(new Query(measured, namespace, labels, "")).forEach(row -> rows.put(List.of(row.namespace(), row.name()), row));
        return uses(metrics, namespace, labels, use -> {
            Row row = rows.get(List.of(use.namespace(), use.name()));
            return row == null ? null : new long[] {of.amount(row, cpuOf, true), of.amount(row, memoryOf, false)};
        });
    }

    /** @param asked cpu and memory beside a use; null leaves it out */
    private List<Use> uses(Kind metrics, String namespace, String labels, Function<Row, long @Nullable []> asked) {
        Cells used = new Cells(cluster.columns(metrics));
        List<Use> uses = new ArrayList<>();
        for (Row use : cluster.rows(new Query(metrics, namespace, labels, ""))) {
            long[] of = asked.apply(use);
            if (of != null) {
                uses.add(new Use(use.namespace(), use.name(), used.amount(use, "cpu", true), used.amount(use, "memory", false), of[0], of[1]));
            }
        }
        return uses;
    }

    private void served(Kind metrics) {
        if (cluster.catalog(false).kind(metrics.apiVersion(), metrics.name()).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_METRICS));
        }
    }
}
