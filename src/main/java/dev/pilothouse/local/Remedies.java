package dev.pilothouse.local;

import dev.pilothouse.local.BlueprintNode.Port;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What another attempt needs so that a creation does not fail again as it did, where the blueprint can tell that. */
public final class Remedies {

    private Remedies() {}

    /** Returns other blueprints without the cause, the best first; none where the cause lies outside. Their labels are those of preflight. */
    public static List<Mend.Change> of(Problem cause, Blueprint blueprint) {
        String first = cause.args().isEmpty() ? "" : cause.args().getFirst();
        return switch (cause.code()) {
            case CGROUP_V1_REFUSED -> blueprint.allowsCgroupV1()
                    ? List.of()
                    : List.of(new Mend.Change("allow-cgroup-v1", List.of(), blueprint.withCgroupV1Allowed(true)));
            case FEATURE_GATE_UNKNOWN -> blueprint.featureGates().containsKey(first)
                    ? List.of(new Mend.Change("remove-field", List.of(first), blueprint.withoutFeatureGate(first)))
                    : List.of();
            case NODE_PORT_TAKEN -> otherPort(first, blueprint);
            default -> List.of();
        };
    }

    private static List<Mend.Change> otherPort(String taken, Blueprint blueprint) {
        Set<Integer> used = blueprint.nodes().stream().flatMap(node -> node.ports().stream()).map(Port::hostPort).collect(Collectors.toSet());
        List<Mend.Change> changes = new ArrayList<>();
        for (BlueprintNode node : blueprint.nodes()) {
            for (int i = 0; i < node.ports().size(); i++) {
                Port port = node.ports().get(i);
                if (Integer.toString(port.hostPort()).equals(taken)) {
                    int free = port.hostPort();
                    do {
                        free = free == PortCheck.LAST ? 1024 : free + 1;
                    } while (used.contains(free));
                    Blueprint other = node.withPort(i, new Port(port.containerPort(), free, port.address(), port.protocol()));
                    changes.add(new Mend.Change("use-port", List.of(Integer.toString(free)), other));
                }
            }
        }
        return changes;
    }
}
