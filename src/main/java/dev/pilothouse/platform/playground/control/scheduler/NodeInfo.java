package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node with the sums over its pods that scheduling needs, kept up to date pod by pod. */
final class NodeInfo {

    private final String name;
    private final Map<String, PodInfo> pods = new LinkedHashMap<>();
    private final Map<PodInfo.Group, Integer> groups = new HashMap<>();
    private final Map<String, Integer> hostPorts = new HashMap<>();
    private Optional<Document> document = Optional.empty();
    private Labels labels = Labels.NONE;
    private Amounts allocatable = Amounts.NONE;
    private Amounts requested = Amounts.NONE;
    private Amounts supposed = Amounts.NONE;

    NodeInfo(String name) {
        this.name = name;
    }

    /** Returns a copy to try something out on. */
    NodeInfo copy() {
        NodeInfo copy = new NodeInfo(name);
        document.ifPresent(copy::is);
        pods.values().forEach(copy::add);
        return copy;
    }

    void is(Document node) {
        document = Optional.of(node);
        labels = Labels.of(node.tree().texts("metadata", "labels"));
        allocatable = Amounts.of(node.tree().tree("status", "allocatable"));
    }

    void isGone() {
        document = Optional.empty();
    }

    /** Tells whether there is such a node; pods may name one that is gone. */
    boolean exists() {
        return document.isPresent();
    }

    void add(PodInfo pod) {
        remove(pod.document().uid());
        pods.put(pod.document().uid(), pod);
        requested = requested.plus(pod.requests());
        supposed = supposed.plus(pod.supposed());
        groups.merge(pod.group(), 1, Integer::sum);
        pod.hostPorts().forEach(port -> hostPorts.merge(port, 1, Integer::sum));
    }

    void remove(String uid) {
        PodInfo pod = pods.remove(uid);
        if (pod != null) {
            requested = requested.minus(pod.requests());
            supposed = supposed.minus(pod.supposed());
            groups.computeIfPresent(pod.group(), (_, count) -> count == 1 ? null : count - 1);
            pod.hostPorts().forEach(port -> hostPorts.computeIfPresent(port, (_, count) -> count == 1 ? null : count - 1));
        }
    }

    String name() {
        return name;
    }

    Labels labels() {
        return labels;
    }

    /** Returns the fields that a node selector may ask for. */
    Labels fields() {
        return Labels.of(Map.of("metadata.name", name));
    }

    Tree tree() {
        return document.map(Document::tree).orElse(Tree.EMPTY);
    }

    List<Tree> taints() {
        return tree().trees("spec", "taints");
    }

    Amounts allocatable() {
        return allocatable;
    }

    Amounts requested() {
        return requested;
    }

    Amounts supposed() {
        return supposed;
    }

    List<PodInfo> pods() {
        return new ArrayList<>(pods.values());
    }

    int podCount() {
        return pods.size();
    }

    /** Returns how many pods of each group are here. */
    Map<PodInfo.Group, Integer> groups() {
        return groups;
    }

    boolean isEmpty() {
        return pods.isEmpty();
    }

    /** Tells whether a port of the node is taken, be it at one of its addresses or at all of them. */
    boolean takes(String port) {
        if (hostPorts.containsKey(port)) {
            return true;
        }
        int address = port.indexOf(' ') + 1;
        int colon = port.lastIndexOf(':');
        String everywhere = port.substring(0, address) + "0.0.0.0" + port.substring(colon);
        if (!port.equals(everywhere)) {
            return hostPorts.containsKey(everywhere);
        }
        return hostPorts.keySet().stream().anyMatch(taken -> taken.startsWith(port.substring(0, address)) && taken.endsWith(port.substring(colon)));
    }
}
