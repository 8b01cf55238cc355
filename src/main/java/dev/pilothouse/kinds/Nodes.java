package dev.pilothouse.kinds;

import dev.pilothouse.model.Column.Align;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Nodes and Namespaces. */
final class Nodes {

    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final List<String> PRESSURES = List.of("NetworkUnavailable", "MemoryPressure", "DiskPressure", "PIDPressure");

    private Nodes() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .text("STATUS", Nodes::status)
                .text("ROLES", Nodes::roles)
                .age()
                .text("VERSION", "status.nodeInfo.kubeletVersion")
                .text("INTERNAL-IP", it -> address(it, "InternalIP"))
                .whenWide()
                .text("EXTERNAL-IP", it -> address(it, "ExternalIP"))
                .whenWide()
                .text("OS-IMAGE", it -> info(it, "osImage"))
                .whenWide()
                .text("KERNEL-VERSION", it -> info(it, "kernelVersion"))
                .whenWide()
                .text("CONTAINER-RUNTIME", it -> info(it, "containerRuntimeVersion"))
                .whenWide()
                .cell("CPU", Align.RIGHT, node -> Amount.cpu(offers(node).get("cpu")))
                .ours()
                .cell("MEMORY", Align.RIGHT, node -> Amount.memory(offers(node).get("memory")))
                .ours()
                .count("PODS", node -> offers(node).get("pods"))
                .ours()
                .text("TAINTS", Nodes::taints)
                .ours()
                .reads("status.allocatable")
                .reads("status.nodeInfo.osImage", "status.nodeInfo.kernelVersion", "status.nodeInfo.containerRuntimeVersion")
                .reads("spec.unschedulable", "spec.taints.key", "spec.taints.effect", "status.addresses.type", "status.addresses.address")
                .reads(Conditions.READS)
                .health(Nodes::health);
    }

    private static Amounts offers(Tree node) {
        return Amounts.of(node.tree("status", "allocatable"));
    }

    private static String status(Tree node) {
        String status = readiness(node);
        return node.isTrue("spec", "unschedulable") ? status + ",SchedulingDisabled" : status;
    }

    private static String readiness(Tree node) {
        String ready = "";
        for (Tree condition : node.trees("status", "conditions")) {
            if (condition.text("type").equals("Ready")) {
                ready = condition.text("status").equals("True") ? "Ready" : "NotReady";
            }
        }
        return ready.isEmpty() ? "Unknown" : ready;
    }

    private static String roles(Tree node) {
        Set<String> roles = new TreeSet<>();
        node.texts("metadata", "labels").forEach((label, value) -> {
            if (label.startsWith(ROLE_PREFIX)) {
                roles.add(label.substring(ROLE_PREFIX.length()));
            } else if (label.equals("kubernetes.io/role")) {
                roles.add(value);
            }
        });
        roles.remove("");
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    /** What the cordon itself adds is told by the status. */
    private static String taints(Tree node) {
        return node.trees("spec", "taints").stream()
                .filter(taint -> !taint.text("key").equals("node.kubernetes.io/unschedulable"))
                .map(taint -> taint.text("key") + ":" + taint.text("effect"))
                .collect(Collectors.joining(","));
    }

    private static String address(Tree node, String type) {
        return node.trees("status", "addresses").stream()
                .filter(address -> address.text("type").equals(type))
                .map(address -> address.text("address"))
                .findFirst()
                .orElse("<none>");
    }

    private static String info(Tree node, String field) {
        String text = node.text("status", "nodeInfo", field);
        return text.isEmpty() ? "<unknown>" : text;
    }

    static Health health(Tree node) {
        String readiness = readiness(node);
        if (!readiness.equals("Ready")) {
            return readiness.equals("NotReady") ? Health.bad(readiness) : Health.unknown(readiness);
        }
        for (String pressure : PRESSURES) {
            if (Conditions.isTrue(node, pressure)) {
                return Health.warn(pressure);
            }
        }
        return node.isTrue("spec", "unschedulable") ? Health.warn("SchedulingDisabled") : Health.ok(readiness);
    }

    static TableBuilder<Tree> namespaces() {
        return TableBuilder.named()
                .text("STATUS", "status.phase")
                .age()
                .health(it -> it.text("status", "phase").equals("Terminating") ? Health.progress("Terminating") : Health.ok("Active"));
    }
}
