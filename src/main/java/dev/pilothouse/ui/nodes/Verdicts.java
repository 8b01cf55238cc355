package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import dev.pilothouse.placement.NodeSpace;
import dev.pilothouse.placement.Obstacle;
import dev.pilothouse.placement.PodShape;
import dev.pilothouse.ui.nodes.Packing.Box;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each node says to a pod that waits, by the scheduler's own filters.
 *
 * @param pod as it is
 * @param nodes the objects, by name
 */
record Verdicts(Document pod, Map<String, Tree> nodes) {

    /**
     * What is supposed to be otherwise; nothing of it is written.
     *
     * @param cpu asked for, in thousandths of a core
     * @param tolerant whether the pod bears every taint
     */
    record Supposed(long cpu, long memory, boolean tolerant) {}

    /** Returns what the pod asks for as it is. */
    Supposed asIs() {
        Amounts asks = shape(pod.tree().tree("spec")).asks();
        return new Supposed(asks.get("cpu"), asks.get("memory"), false);
    }

    /** Returns the same with a further node. */
    Verdicts with(String name, Tree node) {
        Map<String, Tree> more = new LinkedHashMap<>(nodes);
        more.put(name, node);
        return new Verdicts(pod, more);
    }

    private static PodShape shape(Tree spec) {
        return PodShape.of(spec);
    }

    /** Returns by node what keeps the pod away under these suppositions; empty where it fits. */
    Map<String, Optional<Obstacle>> of(List<Box> boxes, Supposed supposed) {
        Tree spec = supposed.tolerant() ? tolerant(pod.tree().tree("spec")) : pod.tree().tree("spec");
        Map<String, Long> asks = new LinkedHashMap<>(shape(spec).asks().byName());
        asks.put("cpu", supposed.cpu());
        asks.put("memory", supposed.memory());
        PodShape shape = new PodShape(spec, new Amounts(asks));
        Map<String, Optional<Obstacle>> verdicts = new LinkedHashMap<>();
        for (Box box : boxes) {
            Tree node = nodes.get(box.node().name());
            if (node != null) {
                Amounts used = new Amounts(Map.of("cpu", box.asked().cpu(), "memory", box.asked().memory(), "pods", (long) box.blocks().size()));
                verdicts.put(box.node().name(), new NodeSpace(box.node().name(), node, Amounts.of(node.tree("status", "allocatable")), used).obstacle(shape));
            }
        }
        return verdicts;
    }

    private static Tree tolerant(Tree spec) {
        Map<String, Object> fields = new LinkedHashMap<>(spec.fields());
        List<Object> tolerations = new ArrayList<>(spec.list("tolerations"));
        tolerations.add(Map.of("operator", "Exists"));
        fields.put("tolerations", tolerations);
        return new Tree(fields);
    }
}
