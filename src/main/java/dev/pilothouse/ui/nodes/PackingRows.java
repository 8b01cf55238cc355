package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Load;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of nodes and pods, packed in one pass. */
final class PackingRows {

    static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    static final Kind NODE = Kind.clusterWide("", "v1", "Node", "nodes");

    private static final String SYSTEM = "kube-system";

    private final Map<String, Row> nodes = new LinkedHashMap<>();
    private final Map<String, Row> pods = new LinkedHashMap<>();
    private final Cells ofNodes;
    private final Cells ofPods;

    PackingRows(Cells ofNodes, Cells ofPods) {
        this.ofNodes = ofNodes;
        this.ofPods = ofPods;
    }

    void nodes(Collection<Row> changed, Collection<String> removed) {
        change(nodes, changed, removed);
    }

    void pods(Collection<Row> changed, Collection<String> removed) {
        change(pods, changed, removed);
    }

    private static void change(Map<String, Row> rows, Collection<Row> changed, Collection<String> removed) {
        changed.forEach(row -> rows.put(row.uid(), row));
        removed.forEach(rows::remove);
    }

    /** @param uses what a pod uses now, by namespace and name; nothing where nobody measures */
    Packing read(Function<String, Load> uses) {
        Map<String, List<Row>> byNode = new HashMap<>();
        List<Row> pending = new ArrayList<>();
        Map<String, Long> askedBy = new HashMap<>();
        for (Row pod : pods.values()) {
            String node = ofPods.text(pod, "node");
            if (pod.health().state() == Health.State.DONE || ofPods.text(pod, "status").equals("Evicted")) {
                continue;
            }
            if (node.equals("<none>")) {
                pending.add(pod);
                continue;
            }
            byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(pod);
            if (!pod.namespace().equals(SYSTEM)) {
                askedBy.merge(WorkloadName.of(pod), 1 + asks(pod).cpu(), Long::sum);
            }
        }
        List<String> workloads = askedBy.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(Packing.COLOURS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        List<Box> boxes = nodes.values().stream()
                .sorted(Comparator.comparing(Row::name))
                .map(node -> box(node, byNode.getOrDefault(node.name(), List.of()), workloads, uses))
                .toList();
        pending.sort(Comparator.comparingLong(Row::created).thenComparing(Row::name));
        return new Packing(boxes, List.copyOf(pending), workloads);
    }

    /** Largest first, so that what fills a node is seen; equal ones stay side by side. */
    private Box box(Row node, List<Row> its, List<String> workloads, Function<String, Load> uses) {
        List<Block> blocks = its.stream()
                .map(pod -> {
                    String workload = WorkloadName.of(pod);
                    int colour = pod.namespace().equals(SYSTEM) ? -1 : workloads.indexOf(workload);
                    return new Block(pod, workload, colour, asks(pod), uses.apply(pod.namespace() + "/" + pod.name()));
                })
                .sorted(Comparator.comparingLong((Block block) -> block.asks().cpu())
                        .reversed()
                        .thenComparing(Block::workload)
                        .thenComparing(block -> block.pod().name()))
                .toList();
        Load asked = blocks.stream().map(Block::asks).reduce(Load.NONE, Load::plus);
        Load offers = new Load(ofNodes.amount(node, "cpu", true), ofNodes.amount(node, "memory", false));
        return new Box(node, offers, ofNodes.amount(node, "pods", false), asked, blocks);
    }

    Load asks(Row pod) {
        return new Load(ofPods.amount(pod, "cpu-request", true), ofPods.amount(pod, "memory-request", false));
    }
}
