package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.kubelet.program.Hashes;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a simulated node says of itself; what somebody wrote into its status, capacity for example, stays. */
final class NodeFacts {

    static final String VERSION = "v1.34.4";

    private static final List<List<String>> CONDITIONS = List.of(
            List.of("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            List.of("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            List.of("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            List.of("Ready", "True", "KubeletReady", "kubelet is posting ready status"));

    private NodeFacts() {}

    static Tree labels(Document node) {
        Map<String, Object> labels = new LinkedHashMap<>(node.tree().tree("metadata", "labels").fields());
        labels.putIfAbsent("beta.kubernetes.io/arch", "amd64");
        labels.putIfAbsent("beta.kubernetes.io/os", "linux");
        labels.putIfAbsent("kubernetes.io/arch", "amd64");
        labels.putIfAbsent("kubernetes.io/hostname", node.name());
        labels.putIfAbsent("kubernetes.io/os", "linux");
        return new Tree(labels);
    }

    /** Returns the parts of the status that the kubelet writes. */
    static Map<String, Object> status(Document node, Instant now) {
        Tree before = node.tree().tree("status");
        Map<String, Object> status = new LinkedHashMap<>();
        Map<String, Object> capacity = new LinkedHashMap<>(before.tree("capacity").fields());
        capacity.putIfAbsent("cpu", "8");
        capacity.putIfAbsent("ephemeral-storage", "102687672Ki");
        capacity.putIfAbsent("hugepages-1Gi", "0");
        capacity.putIfAbsent("hugepages-2Mi", "0");
        capacity.putIfAbsent("memory", "16374168Ki");
        capacity.putIfAbsent("pods", "110");
        Map<String, Object> allocatable = new LinkedHashMap<>(capacity);
        allocatable.putAll(before.tree("allocatable").fields());
        status.put("capacity", capacity);
        status.put("allocatable", allocatable);
        status.put("conditions", conditions(before, now));
        status.put("addresses", addresses(node, before));
        status.put("daemonEndpoints", Map.of("kubeletEndpoint", Map.of("Port", 10250L)));
        status.put("nodeInfo", info(node.name()));
        return status;
    }

    private static List<Object> addresses(Document node, Tree before) {
        if (!before.list("addresses").isEmpty()) {
            return new ArrayList<>(before.list("addresses"));
        }
        int number = 2 + Hashes.below(250, node.name(), 0);
        String[] network = node.tree().text("spec", "podCIDR").split("\\.", -1);
        String address = network.length == 4 ? "172.18.0." + (2 + Integer.parseInt(network[2]) % 250) : "172.18.1." + number;
        return List.of(Fields.of("address", address, "type", "InternalIP"), Fields.of("address", node.name(), "type", "Hostname"));
    }

    private static List<Object> conditions(Tree before, Instant now) {
        Conditions old = new Conditions(before.trees("conditions"));
        List<Object> conditions = new ArrayList<>();
        for (List<String> condition : CONDITIONS) {
            String since = old.transition(condition.get(0), condition.get(1), now);
            conditions.add(Fields.of(
                    "lastHeartbeatTime", Timestamps.write(now),
                    "lastTransitionTime", since,
                    "message", condition.get(3),
                    "reason", condition.get(2),
                    "status", condition.get(1),
                    "type", condition.get(0)));
        }
        return conditions;
    }

    private static Map<String, Object> info(String name) {
        String machine = Hashes.hex(name, 32);
        return Fields.of(
                "architecture", "amd64",
                "bootID", uuid(Hashes.hex(name + "boot", 32)),
                "containerRuntimeVersion", "containerd://2.1.3",
                "kernelVersion", "6.8.0-simulated",
                "kubeProxyVersion", "",
                "kubeletVersion", VERSION,
                "machineID", machine,
                "operatingSystem", "linux",
                "osImage", "Debian GNU/Linux 12 (bookworm)",
                "systemUUID", uuid(machine));
    }

    private static String uuid(String hex) {
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-" + hex.substring(16, 20) + "-" + hex.substring(20);
    }
}
