package dev.pilothouse.session;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Column;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
     * Returns the pods that were measured.
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
        if (cluster.catalog(false).kind(metrics.apiVersion(), metrics.name()).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_METRICS));
        }
        Map<List<String>, Row> rows = new HashMap<>();
        cluster.rows(new Query(measured, namespace, labels, "")).forEach(row -> rows.put(List.of(row.namespace(), row.name()), row));
        Reading used = new Reading(cluster.columns(metrics));
        Reading of = new Reading(cluster.columns(measured));
        List<Use> uses = new ArrayList<>();
        for (Row use : cluster.rows(new Query(metrics, namespace, labels, ""))) {
            Row row = rows.get(List.of(use.namespace(), use.name()));
            if (row != null) {
                uses.add(new Use(
                        use.namespace(), use.name(), used.cpu(use, "cpu"), used.memory(use, "memory"), of.cpu(row, cpuOf), of.memory(row, memoryOf)));
            }
        }
        return uses;
    }

    /** Reads amounts out of rows by the ids of their columns. */
    private record Reading(List<Column> columns) {

        long cpu(Row row, String id) {
            return amount(row, id).movePointRight(3).longValue();
        }

        long memory(Row row, String id) {
            return amount(row, id).longValue();
        }

        private BigDecimal amount(Row row, String id) {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).id().equals(id) && row.cells().get(i) instanceof Cell.Amount)
                    .mapToObj(i -> ((Cell.Amount) row.cells().get(i)).quantity().value())
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }
    }
}
