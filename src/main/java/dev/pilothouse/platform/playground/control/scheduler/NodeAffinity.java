package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.NodeTerms;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Which nodes the pod asks for by their labels ({@code NodeAffinity}). */
final class NodeAffinity implements Filter, Score {

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        return node -> NodeTerms.allow(pod.spec(), node.labels(), node.fields())
                ? Verdict.PASS
                : Verdict.never("node(s) didn't match Pod's node affinity/selector");
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
                .filter(term -> NodeTerms.holds(term.tree("preference"), node.labels(), node.fields()))
                .mapToLong(term -> term.number(0, "weight"))
                .sum();
    }
}
