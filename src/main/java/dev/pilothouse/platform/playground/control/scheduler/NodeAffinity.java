package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Which nodes the pod asks for by their labels ({@code NodeAffinity}). */
final class NodeAffinity implements Filter, Score {

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        Map<String, String> selector = pod.spec().texts("nodeSelector");
        Tree required = pod.spec().tree("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return node -> meets(selector, required, node) ? Verdict.PASS : Verdict.never("node(s) didn't match Pod's node affinity/selector");
    }

    /** Tells whether the pod may be on the node as far as the node's labels go. */
    static boolean meets(PodInfo pod, NodeInfo node) {
        Tree required = pod.spec().tree("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return meets(pod.spec().texts("nodeSelector"), required, node);
    }

    private static boolean meets(Map<String, String> selector, Tree required, NodeInfo node) {
        boolean selected = selector.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(node.labels().get(wanted.getKey())));
        return selected && (required.fields().isEmpty() || Expressions.anyHolds(required.trees("nodeSelectorTerms"), node));
    }

    @Override
    public Scale scale() {
        return Scale.MORE_IS_BETTER;
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public ToDoubleFunction<NodeInfo> scores(PodInfo pod, ClusterInfo cluster) {
        List<Tree> preferred = pod.spec().trees("affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution");
        return node -> preferred.stream()
                .filter(term -> Expressions.holds(term.tree("preference"), node))
                .mapToLong(term -> term.number(0, "weight"))
                .sum();
    }
}
