package dev.pilothouse.ui.nodes;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Amounts;
import dev.pilothouse.placement.NodeSpace;
import dev.pilothouse.ui.nodes.Packing.Box;
import dev.pilothouse.ui.nodes.Packing.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node that does not exist, but what if it did: as large as another and with its labels and taints, but empty and ready.
 *
 * @param name that nobody has
 * @param node the object that it would be
 */
record SupposedNode(String name, Box like, Tree node) {

    /** The label by which pods ask for one certain node. */
    private static final String HOST = "kubernetes.io/hostname";

    static SupposedNode like(Box box, Tree node) {
        String name = box.node().name() + "+1";
        Map<String, Object> labels = new LinkedHashMap<>(node.tree("metadata", "labels").fields());
        labels.put(HOST, name);
        Map<String, Object> fields = new LinkedHashMap<>(node.fields());
        fields.put("metadata", Map.of("name", name, "labels", labels));
        Map<String, Object> spec = new LinkedHashMap<>(node.tree("spec").fields());
        spec.remove("unschedulable");
        spec.put("taints", lasting(node));
        fields.put("spec", spec);
        return new SupposedNode(name, box, new Tree(fields));
    }

    /** What the cluster itself sets as long as a node is not well is not the node's own. */
    private static List<Object> lasting(Tree node) {
        List<Object> taints = new ArrayList<>();
        node.trees("spec", "taints").stream().filter(taint -> !taint.text("key").startsWith("node.kubernetes.io/")).forEach(taint -> taints.add(taint.fields()));
        return taints;
    }

    NodeSpace space() {
        return new NodeSpace(name, node, Amounts.of(node.tree("status", "allocatable")), Amounts.NONE);
    }

    Box box() {
        Row before = like.node();
        Row row = new Row(new ResourceRef(before.ref().kind(), "", name), "supposed", "", 0, Health.ok("Ready"), before.labels(), null, before.cells());
        return new Box(row, like.offers(), like.podsOffered(), like.taints(), Load.NONE, List.of(), true);
    }
}
