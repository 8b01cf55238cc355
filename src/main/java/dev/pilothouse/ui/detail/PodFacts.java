package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.List;

/**
 * What a pod has to say: where it runs, who it is there, and its containers.
 *
 * @param overviews resolves what the pod names
 */
record PodFacts(Overviews overviews) {

    void add(Document pod, List<Block.Fact> facts, List<Block> blocks) {
        Tree tree = pod.tree();
        link("detail.fact.node", "Node", tree.text("spec", "nodeName"), pod, facts);
        Overviews.code("detail.fact.ip", tree.text("status", "podIP"), facts);
        link("detail.fact.service-account", "ServiceAccount", tree.text("spec", "serviceAccountName"), pod, facts);
        Overviews.text("detail.fact.qos", tree.text("status", "qosClass"), facts);
        Overviews.text("detail.fact.reason", tree.text("status", "reason"), facts);
        Overviews.text("detail.fact.message", tree.text("status", "message"), facts);
        for (Tree container : tree.trees("spec", "initContainers")) {
            blocks.add(Containers.of(container, status(tree, "initContainerStatuses", container.text("name"))));
        }
        for (Tree container : tree.trees("spec", "containers")) {
            blocks.add(Containers.of(container, status(tree, "containerStatuses", container.text("name"))));
        }
    }

    private void link(String label, String kindName, String name, Document pod, List<Block.Fact> facts) {
        if (!name.isEmpty()) {
            facts.add(new Block.Fact(
                    label, new Block.Value.Link(overviews.reference("v1", kindName, pod.namespace(), name), name, "")));
        }
    }

    private static Tree status(Tree pod, String field, String name) {
        return pod.trees("status", field).stream()
                .filter(status -> status.text("name").equals(name))
                .findFirst()
                .orElse(Tree.EMPTY);
    }
}
