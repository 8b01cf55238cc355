package dev.pilothouse.platform.kind;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a new cluster says of itself at one moment.
 *
 * @param api whether its API server says that it is ready
 * @param nodes those that joined, each with why it is not ready, empty when it is
 * @param dns why names are not resolved yet, empty when they are
 * @param storage why volumes are not made yet, empty when they are
 */
record ClusterLook(boolean api, Map<String, String> nodes, String dns, String storage) {

    static final ClusterLook NOTHING = new ClusterLook(false, Map.of(), "", "");

    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    /** Reads a list of nodes, deployments and storage classes, as kubectl writes it. */
    static ClusterLook of(String json) {
        Tree list;
        try {
            list = Json.read(json.strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (ProblemException e) {
            return NOTHING;
        }
        List<Tree> items = list.trees("items");
        Map<String, String> nodes = new LinkedHashMap<>();
        items.stream().filter(item -> item.text("kind").equals("Node")).forEach(node -> nodes.put(name(node), notReady(node)));
        return new ClusterLook(true, nodes, deployment(items, "kube-system", "coredns"), storage(items));
    }

    /** A cluster that was asked to do without has none to wait for. */
    private static String storage(List<Tree> items) {
        boolean chosen = items.stream()
                .anyMatch(item -> item.text("kind").equals("StorageClass") && item.text("metadata", "annotations", DEFAULT_CLASS).equals("true"));
        String provisioner = deployment(items, "local-path-storage", "local-path-provisioner");
        return provisioner.isEmpty() && !chosen && items.stream().anyMatch(item -> item.text("kind").equals("StorageClass"))
                ? "no default StorageClass"
                : provisioner;
    }

    private static String deployment(List<Tree> items, String namespace, String name) {
        return items.stream()
                .filter(item -> item.text("kind").equals("Deployment") && name(item).equals(name) && item.text("metadata", "namespace").equals(namespace))
                .filter(item -> item.number(0, "status", "availableReplicas") == 0)
                .map(_ -> "Deployment " + namespace + "/" + name + ": no pod is available")
                .findFirst()
                .orElse("");
    }

    private static String notReady(Tree node) {
        return node.trees("status", "conditions").stream()
                .filter(condition -> condition.text("type").equals("Ready"))
                .findFirst()
                .map(condition -> condition.text("status").equals("True") ? "" : condition.text("reason") + ": " + condition.text("message"))
                .orElse("its kubelet has not reported yet");
    }

    private static String name(Tree item) {
        return item.text("metadata", "name");
    }

    /** Returns what keeps these nodes from being ready, empty when nothing does. */
    String missingNodes(List<String> wanted) {
        return wanted.stream()
                .filter(node -> !nodes.getOrDefault(node, "absent").isEmpty())
                .findFirst()
                .map(node -> "Node " + node + ": " + nodes.getOrDefault(node, "it has not joined"))
                .orElse("");
    }
}
