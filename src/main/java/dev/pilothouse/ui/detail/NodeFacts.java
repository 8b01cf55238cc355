package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Tree;
import java.util.List;

/** What a node has to say: what it is, what it has, and what it keeps away. */
final class NodeFacts {

    private NodeFacts() {}

    static void add(Tree node, List<Block.Fact> facts) {
        if (node.isTrue("spec", "unschedulable")) {
            facts.add(Block.text("detail.fact.unschedulable", "spec.unschedulable: true"));
        }
        node.trees("status", "addresses").forEach(address -> facts.add(Block.code(address.text("type"), address.text("address"))));
        Overviews.text("detail.fact.kubelet", node.text("status", "nodeInfo", "kubeletVersion"), facts);
        Overviews.text("detail.fact.runtime", node.text("status", "nodeInfo", "containerRuntimeVersion"), facts);
        Overviews.text(
                "detail.fact.system",
                node.text("status", "nodeInfo", "osImage") + ", " + node.text("status", "nodeInfo", "architecture"),
                facts);
        for (String resource : List.of("cpu", "memory", "pods")) {
            String allocatable = node.text("status", "allocatable", resource);
            String capacity = node.text("status", "capacity", resource);
            Overviews.code(resource, allocatable.equals(capacity) ? capacity : allocatable + " / " + capacity, facts);
        }
        List<String> taints = node.trees("spec", "taints").stream()
                .map(taint -> taint.text("key")
                        + (taint.text("value").isEmpty() ? "" : "=" + taint.text("value"))
                        + ":" + taint.text("effect"))
                .toList();
        if (!taints.isEmpty()) {
            facts.add(new Block.Fact("detail.fact.taints", new Block.Value.Chips(taints)));
        }
    }
}
