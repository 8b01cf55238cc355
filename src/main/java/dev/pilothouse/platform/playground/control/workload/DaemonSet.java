package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.NodeTerms;
import dev.pilothouse.placement.Tolerations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A DaemonSet as its controller reads it: the nodes that need a pod, and what the pod of a node looks like. */
record DaemonSet(Document document) {

    static final String RESOURCE = "daemonsets.apps";
    static final String HASH = "controller-revision-hash";
    private static final String GENERATION = "pod-template-generation";
    private static final String NODE_NAME = "metadata.name";
    private static final String[] REQUIRED_AFFINITY = {
        "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"
    };

    Tree tree() {
        return document.tree();
    }

    LabelSelector selector() {
        return Selectors.read(tree().tree("spec", "selector"));
    }

    long minReadySeconds() {
        return tree().number(0, "spec", "minReadySeconds");
    }

    boolean rolling() {
        return !tree().text("spec", "updateStrategy", "type").equals("OnDelete");
    }

    /** Returns on how many of so many nodes there may be two pods during an update. */
    long maxSurge(long nodes) {
        return rolling() ? Share.roundedUp(tree(), nodes, "spec", "updateStrategy", "rollingUpdate", "maxSurge").orElse(0L) : 0;
    }

    /** Returns on how many of so many nodes the pod may be missing during an update. */
    long maxUnavailable(long nodes) {
        long unavailable = Share.roundedUp(tree(), nodes, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable").orElse(0L);
        return unavailable == 0 && maxSurge(nodes) == 0 ? 1 : unavailable;
    }

    private Tree podSpec() {
        return tree().tree("spec", "template", "spec");
    }

    /** Tells whether the node needs a pod. */
    boolean shouldRunOn(Document node) {
        return fits(node) && bearsTaints(node, Set.of("NoSchedule", "NoExecute"));
    }

    /** Tells whether a pod that is on the node may stay. */
    boolean mayStayOn(Document node) {
        return fits(node) && bearsTaints(node, Set.of("NoExecute"));
    }

    private boolean fits(Document node) {
        String name = podSpec().text("nodeName");
        Labels labels = Labels.of(node.tree().texts("metadata", "labels"));
        return (name.isEmpty() || name.equals(node.name())) && NodeTerms.allow(podSpec(), labels, Labels.of(Map.of("metadata.name", node.name())));
    }

    private boolean bearsTaints(Document node, Set<String> effects) {
        List<Tree> tolerations = tolerations();
        return node.tree().trees("spec", "taints").stream()
                .filter(taint -> effects.contains(taint.text("effect")))
                .allMatch(taint -> Tolerations.bear(tolerations, taint));
    }

    /** Returns the template's tolerations and those that every daemon has, so that it stays on a node in trouble. */
    private List<Tree> tolerations() {
        Map<String, Tree> tolerations = new LinkedHashMap<>();
        podSpec().trees("tolerations").forEach(toleration -> tolerations.put(toleration.text("key") + "/" + toleration.text("effect"), toleration));
        for (String key : List.of("not-ready", "unreachable")) {
            put(tolerations, key, "NoExecute");
        }
        for (String key : List.of("disk-pressure", "memory-pressure", "pid-pressure", "unschedulable")) {
            put(tolerations, key, "NoSchedule");
        }
        if (podSpec().isTrue("hostNetwork")) {
            put(tolerations, "network-unavailable", "NoSchedule");
        }
        return List.copyOf(tolerations.values());
    }

    private static void put(Map<String, Tree> tolerations, String key, String effect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", "node.kubernetes.io/" + key);
        fields.put("operator", "Exists");
        fields.put("effect", effect);
        tolerations.put("node.kubernetes.io/" + key + "/" + effect, new Tree(fields));
    }

    /** Returns the node that a pod is on or is meant for; empty when it is meant for none. */
    static String nodeOf(Document pod) {
        String bound = Pods.node(pod);
        return !bound.isEmpty()
                ? bound
                : pod.tree().trees(REQUIRED_AFFINITY).stream()
                        .flatMap(term -> term.trees("matchFields").stream())
                        .filter(field -> field.text("key").equals(NODE_NAME) && field.list("values").size() == 1)
                        .map(field -> String.valueOf(field.list("values").getFirst()))
                        .findFirst()
                        .orElse("");
    }

    /** Returns the pod for a node: pinned to it by name, under the revision with this hash. */
    Document podFor(String node, String hash) {
        Document pod = OwnedPods.fromTemplate(document, tree().tree("spec", "template"));
        pod = Edit.set(pod, hash, "metadata", "labels", HASH);
        String generation = generation();
        pod = generation.isEmpty() ? pod : Edit.set(pod, generation, "metadata", "labels", GENERATION);
        pod = Edit.set(pod, tolerations().stream().map(Tree::fields).toList(), "spec", "tolerations");
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("key", NODE_NAME);
        field.put("operator", "In");
        field.put("values", List.of(node));
        return Edit.set(pod, List.of(Map.of("matchFields", List.of(field))), REQUIRED_AFFINITY);
    }

    private String generation() {
        return tree().text("metadata", "annotations", "deprecated.daemonset.template.generation");
    }

    /** Tells whether a pod is of the present template. */
    boolean updated(Document pod, String hash) {
        Tree labels = pod.tree().tree("metadata", "labels");
        return labels.text(HASH).equals(hash) || (!generation().isEmpty() && labels.text(GENERATION).equals(generation()));
    }

    /** Returns its pods by the node that they are on or meant for. */
    static Map<String, List<Document>> byNode(List<Document> pods) {
        Map<String, List<Document>> byNode = new LinkedHashMap<>();
        pods.forEach(pod -> byNode.computeIfAbsent(nodeOf(pod), _ -> new ArrayList<>()).add(pod));
        return byNode;
    }
}
