package dev.pilothouse.kinds;

import dev.pilothouse.model.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All kinds that have a projection of their own, and the projections of those that have none.
 *
 * <p>An instance lets equal cells of all its rows be one object; whoever opens a cluster holds one. Safe for use by several threads.
 */
public final class Kinds {

    private record Name(String group, String kind) {}

    private final Interner shared = new Interner();
    private final Map<Name, Projection> known = new HashMap<>();

    public Kinds() {
        add("", "Pod", Pods.table());
        add("apps", "Deployment", Deployments.table());
        add("apps", "ReplicaSet", ReplicaSets.table());
        add("", "ReplicationController", ReplicaSets.replicationControllers());
        add("apps", "StatefulSet", StatefulSets.table());
        add("apps", "DaemonSet", DaemonSets.table());
        add("batch", "Job", Jobs.table());
        add("batch", "CronJob", CronJobs.table());
    }

    private void add(String group, String kind, TableBuilder<?> table) {
        known.put(new Name(group, kind), table.build(shared));
    }

    /** Returns the own projection of a built-in kind, whatever its version. */
    public Optional<Projection> known(Kind kind) {
        return Optional.ofNullable(known.get(new Name(kind.group(), kind.name())));
    }

    /** Returns the projection of a custom kind by the columns that its definition asks for; without any: name and age. */
    public Projection custom(List<PrinterColumn> columns) {
        return CustomKinds.table(columns).build(shared);
    }
}
