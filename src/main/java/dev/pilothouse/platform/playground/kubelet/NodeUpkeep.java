package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.text.MergePatch;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a kubelet says of its node: that it is there, every ten seconds by its lease, and what it has, every five minutes by the node's status.
 */
final class NodeUpkeep {

    private static final Duration LEASE = Duration.ofSeconds(10);

    /** While much time passes at once: just often enough not to be taken for silent. */
    private static final Duration LEASE_IN_A_LEAP = Duration.ofSeconds(40);

    private static final Duration LONG_LEAP = Duration.ofMinutes(5);
    private static final Duration STATUS = Duration.ofMinutes(5);

    private final Objects objects;
    private final Agenda agenda;
    private final Map<String, Subscription> leases = new HashMap<>();
    private final Map<String, Subscription> statuses = new HashMap<>();

    NodeUpkeep(Objects objects, Agenda agenda) {
        this.objects = objects;
        this.agenda = agenda;
    }

    /** Gives a node without one a network for its pods that no other node has; returns the node as it is then. */
    Document withNetwork(Document node, Collection<Machine> others) {
        if (!node.tree().text("spec", "podCIDR").isEmpty()) {
            return node;
        }
        Set<String> taken = others.stream().map(other -> other.node().tree().text("spec", "podCIDR")).collect(Collectors.toSet());
        for (int number = 0; number < 255; number++) {
            String network = "10.244." + number + ".0/24";
            if (!taken.contains(network)) {
                try {
                    return objects.patch("nodes", "", node.name(), Map.of("spec", Fields.of("podCIDR", network, "podCIDRs", List.of(network))));
                } catch (Refusal refusal) {
                    return node;
                }
            }
        }
        return node;
    }

    void start(Machine machine) {
        if (machine.powered()) {
            report(machine);
            renew(machine);
        }
    }

    void stop(Machine machine) {
        Optional.ofNullable(leases.remove(machine.name())).ifPresent(Subscription::close);
        Optional.ofNullable(statuses.remove(machine.name())).ifPresent(Subscription::close);
    }

    /** The node went off, and is silent from now on, or came on again, and its pods with it. */
    void powerChanged(Machine machine) {
        stop(machine);
        if (machine.powered()) {
            machine.kubelet().events().normal(machine.node(), "Starting", "Starting kubelet.");
            start(machine);
            List.copyOf(machine.workers().values()).forEach(PodWorker::poweredOn);
        }
    }

    private void renew(Machine machine) {
        String now = agenda.instant().truncatedTo(ChronoUnit.MICROS).toString();
        try {
            if (objects.get("leases.coordination.k8s.io", "kube-node-lease", machine.name()).isPresent()) {
                objects.patch("leases.coordination.k8s.io", "kube-node-lease", machine.name(), Map.of("spec", Map.of("renewTime", now)));
            } else {
                objects.create("leases.coordination.k8s.io", lease(machine, now));
            }
        } catch (Refusal refusal) {
            // the namespace is not there yet: the next time will do
        }
        Duration pause = agenda.ahead().compareTo(LONG_LEAP) > 0 ? LEASE_IN_A_LEAP : LEASE;
        leases.put(machine.name(), agenda.after(pause, () -> renew(machine)));
    }

    private static Document lease(Machine machine, String now) {
        Map<String, Object> owner =
                Fields.of("apiVersion", "v1", "kind", "Node", "name", machine.name(), "uid", machine.node().uid());
        return Document.of(Fields.of(
                "apiVersion", "coordination.k8s.io/v1",
                "kind", "Lease",
                "metadata", Fields.of("name", machine.name(), "namespace", "kube-node-lease", "ownerReferences", List.of(owner)),
                "spec", Fields.of("holderIdentity", machine.name(), "leaseDurationSeconds", 40L, "renewTime", now)));
    }

    private void report(Machine machine) {
        try {
            objects.get("nodes", "", machine.name()).ifPresent(node -> {
                Tree labels = MergePatch.diff(node.tree().tree("metadata", "labels"), NodeFacts.labels(node));
                if (!labels.fields().isEmpty()) {
                    objects.patch("nodes", "", machine.name(), Map.of("metadata", Map.of("labels", labels.fields())));
                }
                Tree before = node.tree().tree("status");
                Map<String, Object> status = new LinkedHashMap<>(before.fields());
                status.putAll(NodeFacts.status(node, agenda.instant()));
                Tree patch = MergePatch.diff(before, new Tree(status));
                objects.patchStatus("nodes", "", machine.name(), Map.of("status", patch.fields()));
            });
        } catch (Refusal refusal) {
            // gone in the meantime
        }
        statuses.put(machine.name(), agenda.after(STATUS, () -> report(machine)));
    }
}
