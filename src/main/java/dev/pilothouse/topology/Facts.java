package dev.pilothouse.topology;

import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the graph needs of one object, boiled down from its document so that the document need not be kept.
 *
 * @param owner uid of the controlling owner
 * @param note what its box says beside its state
 */
record Facts(
        ResourceRef ref, String uid, String version, Health health, Labels labels, @Nullable String owner, List<Relation> relations, Doors doors, @Nullable Note note) {

    /**
     * Where requests come in and go on.
     *
     * @param template labels of the pods that a workload makes
     * @param ports of a service
     * @param named numbers of the ports of a pod's containers, by their names
     * @param routes of an ingress or route
     * @param policy a network policy, with its rules
     */
    record Doors(Labels template, List<Port> ports, Map<String, Long> named, List<Route> routes, @Nullable Document policy) {

        static final Doors NONE = new Doors(Labels.NONE, List.of(), Map.of(), List.of(), null);
    }

    /**
     * A port of a service.
     *
     * @param target number or name of the container's port
     */
    record Port(String name, String number, String target, String protocol) {}

    /**
     * What an ingress sends to a service.
     *
     * @param path of the request, empty for all others
     * @param port number or name of the service's port
     */
    record Route(String path, ResourceRef service, String port) {}

    /** Returns what a row says; all of it for kinds that name nothing but their owner. */
    static Facts of(Row row) {
        return new Facts(row.ref(), row.uid(), row.version(), row.health(), row.labels(), row.owner(), List.of(), Doors.NONE, null);
    }

    /** Tells whether it has ended: a service sends nothing to such a pod. */
    boolean ended() {
        return health.state() == Health.State.DONE;
    }

    /** Tells whether it is a claim without a volume. */
    boolean unbound() {
        return ref.kind().sameAs(WellKnown.CLAIM) && (health.word().equals("Pending") || health.word().equals("Lost"));
    }

    /** Tells whether all is connected as before when this takes the place of the other. */
    boolean connectsAs(Facts other) {
        return ref.equals(other.ref)
                && relations.equals(other.relations)
                && doors.equals(other.doors)
                && labels.equals(other.labels)
                && Objects.equals(owner, other.owner)
                && ended() == other.ended()
                && unbound() == other.unbound();
    }

    /** Returns the same with what a row can say better. */
    Facts with(Row row) {
        return new Facts(ref, uid, row.version(), row.health(), row.labels(), row.owner(), relations, doors, note);
    }
}
