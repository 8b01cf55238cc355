package dev.pilothouse.metric;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the pods of one workload use now, beside what they ask for, all together.
 *
 * @param pods how many of its pods are measured
 * @param asked what they ask for; nought where they ask for nothing
 */
public record WorkloadUse(Kind kind, String namespace, String name, int pods, Use used, Use asked) {

    /** What makes pods and is not made by another of these, but for the ReplicaSet of a Deployment. */
    public static final List<Kind> KINDS = List.of(
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.REPLICA_SET,
            BuiltIn.JOB);

    /**
     * Reads once; blocks.
     *
     * @param namespace empty for all
     * @param labels label selector of the pods, empty for all
     * @param kinds those of {@link #KINDS} that are wanted
     */
    public static List<WorkloadUse> read(Cluster cluster, String namespace, String labels, Collection<Kind> kinds) {
        Round round = Round.read(cluster, Optional.of(java.util.Set.of(namespace)), false);
        Map<String, Row> owners = new HashMap<>();
        for (Kind kind : KINDS) {
            cluster.rows(Query.in(kind, namespace)).forEach(row -> owners.put(row.uid(), row));
        }
        Cells cells = new Cells(cluster.columns(WellKnown.POD));
        Map<String, WorkloadUse> uses = new HashMap<>();
        for (Row pod : cluster.rows(new Query(WellKnown.POD, namespace, labels, ""))) {
            Row owner = owner(pod, owners);
            String key = Round.key(pod.namespace(), pod.name());
            if (owner != null && round.pods().containsKey(key) && kinds.contains(owner.ref().kind())) {
                Use asked = new Use(cells.amount(pod, "cpu-request", true), cells.amount(pod, "memory-request", false));
                WorkloadUse one = new WorkloadUse(owner.ref().kind(), owner.namespace(), owner.name(), 1, round.pod(key), asked);
                uses.merge(owner.uid(), one, WorkloadUse::plus);
            }
        }
        return new ArrayList<>(uses.values());
    }

    private static @org.jspecify.annotations.Nullable Row owner(Row pod, Map<String, Row> owners) {
        Row owner = pod.owner() == null ? null : owners.get(pod.owner());
        Row above = owner == null || owner.owner() == null ? null : owners.get(owner.owner());
        return above == null ? owner : above;
    }

    private WorkloadUse plus(WorkloadUse other) {
        return new WorkloadUse(kind, namespace, name, pods + other.pods, used.plus(other.used), asked.plus(other.asked));
    }
}
