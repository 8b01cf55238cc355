package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Cells;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.nodes.Packing.Block;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Colouring;
import dev.pilothouse.ui.nodes.Packing.Load;
import dev.pilothouse.ui.nodes.Packing.Moving;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of nodes and pods, packed in one pass. */
final class PackingRows {

    private static final String SYSTEM = "kube-system";

    private final Map<String, Row> nodes = new LinkedHashMap<>();
    private final Map<String, Row> pods = new LinkedHashMap<>();
    private final Cells ofNodes;
    private final Cells ofPods;

    PackingRows(Cells ofNodes, Cells ofPods) {
        this.ofNodes = ofNodes;
        this.ofPods = ofPods;
    }

    /** Takes nodes that are new or changed and the uids of those that are gone; tells whether any says something new. */
    synchronized boolean nodes(Collection<Row> changed, Collection<String> removed) {
        return change(nodes, changed, removed);
    }

    /** The same of pods. */
    synchronized boolean pods(Collection<Row> changed, Collection<String> removed) {
        return change(pods, changed, removed);
    }

    /** A row that says nothing new is left out, so that what is drawn of it stays the same. */
    private static boolean change(Map<String, Row> rows, Collection<Row> changed, Collection<String> removed) {
        List<Row> news = changed.stream().filter(row -> !row.saysTheSame(rows.get(row.uid()))).toList();
        news.forEach(row -> rows.put(row.uid(), row));
        boolean gone = rows.keySet().removeAll(removed);
        return gone || !news.isEmpty();
    }

    /**
     * Packs the pods as they are now, on whichever thread.
     *
     * @param uses what a pod uses now, by namespace and name; nothing where nobody measures
     */
    synchronized Packing read(Function<String, Load> uses, Colouring colouring) {
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
            askedBy.merge(group(pod, colouring), 1 + asks(pod).cpu(), Long::sum);
        }
        askedBy.remove("");
        List<String> groups = askedBy.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(Packing.COLOURS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        List<Box> boxes = nodes.values().stream()
                .sorted(Comparator.comparing(Row::name))
                .map(node -> box(node, byNode.getOrDefault(node.name(), List.of()), groups, uses, colouring))
                .toList();
        pending.sort(Comparator.comparingLong(Row::created).thenComparing(Row::name));
        return new Packing(boxes, List.copyOf(pending), groups);
    }

    /** Largest first, so that what fills a node is seen; equal ones stay side by side. */
    private Box box(Row node, List<Row> its, List<String> groups, Function<String, Load> uses, Colouring colouring) {
        List<Block> blocks = its.stream()
                .map(pod -> new Block(
                        pod,
                        WorkloadName.of(pod),
                        groups.indexOf(group(pod, colouring)),
                        asks(pod),
                        uses.apply(pod.namespace() + "/" + pod.name()),
                        Moving.STAYS))
                .sorted(Comparator.comparingLong((Block block) -> block.asks().cpu())
                        .reversed()
                        .thenComparing(Block::workload)
                        .thenComparing(block -> block.pod().name()))
                .toList();
        Load asked = blocks.stream().map(Block::asks).reduce(Load.NONE, Load::plus);
        Load offers = new Load(ofNodes.amount(node, "cpu", true), ofNodes.amount(node, "memory", false));
        List<String> taints = Stream.of(ofNodes.text(node, "taints").split(",")).filter(taint -> !taint.isEmpty()).toList();
        return new Box(node, offers, ofNodes.amount(node, "pods", false), taints, asked, blocks, false);
    }

    /** What the cluster itself needs has no colour, unless colours tell something else than workloads. */
    private String group(Row pod, Colouring colouring) {
        return switch (colouring) {
            case WORKLOAD -> pod.namespace().equals(SYSTEM) ? "" : WorkloadName.of(pod);
            case NAMESPACE -> pod.namespace();
            case QOS -> ofPods.text(pod, "qos");
        };
    }

    Load asks(Row pod) {
        return new Load(ofPods.amount(pod, "cpu-request", true), ofPods.amount(pod, "memory-request", false));
    }
}
