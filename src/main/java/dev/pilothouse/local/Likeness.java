package dev.pilothouse.local;

import dev.pilothouse.local.BlueprintNode.Role;
import dev.pilothouse.local.BlueprintNode.Taint;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A blueprint that resembles another cluster as far as placement of pods goes: its roles, its labels that matter, its taints, its Kubernetes.
 *
 * @param workers how many workers the other cluster has
 * @param left how many of them have no counterpart, because a computer bears only so many; each sort of node has one before any has two
 * @param dropped names of labels that were left out since a kubelet may not give them to itself
 */
public record Likeness(Blueprint blueprint, int workers, int left, List<String> dropped) {

    private static final Set<String> ROLES = Set.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");
    /** The same for every node, or one value for each: no workload chooses by them between nodes of one cluster. */
    private static final Set<String> MEANINGLESS = Set.of(
            "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
            "beta.kubernetes.io/instance-type", "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
            "node.kubernetes.io/exclude-from-external-load-balancers");

    /** Workers that differ in nothing that a scheduler looks at. */
    private record Sort(Map<String, String> labels, List<Taint> taints) {}

    /**
     * Returns the likeness.
     *
     * @param nodes the Nodes of the other cluster
     * @param mostWorkers how many workers it may have
     * @param images to choose from; where none has a version, the default of kind is taken
     */
    public static Likeness of(List<Document> nodes, String name, int mostWorkers, List<NodeImage> images) {
        List<Document> planes = nodes.stream().filter(Likeness::isControlPlane).toList();
        Map<Sort, Integer> sorts = new LinkedHashMap<>();
        Set<String> dropped = new TreeSet<>();
        for (Document node : nodes) {
            if (!isControlPlane(node)) {
                sorts.merge(new Sort(labels(node, dropped), taints(node)), 1, Integer::sum);
            }
        }
        Blueprint blueprint = Preset.ONE_NODE.blueprint(name, image(planes.isEmpty() ? nodes : planes, images));
        for (int i = 1; i < Math.min(3, planes.size()); i++) {
            blueprint = new BlueprintNodes(blueprint).plus(Role.CONTROL_PLANE);
        }
        List<Sort> chosen = chosen(sorts, mostWorkers);
        for (Sort sort : chosen) {
            blueprint = with(blueprint, sort);
        }
        int workers = sorts.values().stream().mapToInt(Integer::intValue).sum();
        return new Likeness(blueprint, workers, workers - chosen.size(), List.copyOf(dropped));
    }

    private static boolean isControlPlane(Document node) {
        return node.tree().texts("metadata", "labels").keySet().stream().anyMatch(ROLES::contains);
    }

    private static Map<String, String> labels(Document node, Set<String> dropped) {
        Map<String, String> labels = new TreeMap<>();
        node.tree().texts("metadata", "labels").forEach((key, value) -> {
            if (MEANINGLESS.contains(key) || ROLES.contains(key)) {
                return;
            }
            if (NodeCheck.mayCarry(key)) {
                labels.put(key, value);
            } else {
                dropped.add(key);
            }
        });
        return labels;
    }

    /** Taints that the control plane gives and takes by itself, such as {@code node.kubernetes.io/not-ready}, are of the moment. */
    private static List<Taint> taints(Document node) {
        List<Taint> taints = new ArrayList<>();
        for (Tree taint : node.tree().trees("spec", "taints")) {
            String key = taint.text("key");
            if (!key.startsWith("node.kubernetes.io/") && !key.startsWith("node.cloudprovider.kubernetes.io/") && !ROLES.contains(key)) {
                taints.add(new Taint(key, taint.text("value"), taint.text("effect")));
            }
        }
        return taints;
    }

    private static String image(List<Document> nodes, List<NodeImage> images) {
        Optional<KubernetesVersion> version = nodes.stream()
                .flatMap(node -> KubernetesVersion.of(node.tree().text("status", "nodeInfo", "kubeletVersion")).stream())
                .max(Comparator.naturalOrder());
        return version.flatMap(wanted -> NodeImages.nearest(wanted, images)).map(NodeImage::reference).orElse("");
    }

    /** One of each sort first, the most frequent before the others, then one more of each for which there is one, until there are enough. */
    private static List<Sort> chosen(Map<Sort, Integer> sorts, int most) {
        Map<Sort, Integer> counts = new LinkedHashMap<>();
        int count = 0;
        int rounds = sorts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Sort> frequentFirst = sorts.entrySet().stream().sorted(Map.Entry.<Sort, Integer>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
        for (int round = 1; count < most && round <= rounds; round++) {
            for (Sort sort : frequentFirst) {
                if (count < most && sorts.getOrDefault(sort, 0) >= round) {
                    counts.merge(sort, 1, Integer::sum);
                    count++;
                }
            }
        }
        List<Sort> chosen = new ArrayList<>();
        counts.forEach((sort, copies) -> chosen.addAll(Collections.nCopies(copies, sort)));
        return chosen;
    }

    private static Blueprint with(Blueprint blueprint, Sort sort) {
        Blueprint more = new BlueprintNodes(blueprint).plus(Role.WORKER);
        int index = more.nodes().size() - 1;
        for (Map.Entry<String, String> label : sort.labels.entrySet()) {
            more = more.node(index).withLabel(label.getKey(), label.getValue());
        }
        return more.node(index).withTaints(sort.taints);
    }
}
