package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.Tolerations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Nodes that keep pods away: cordoned ones, and taints that the pod does not tolerate ({@code NodeUnschedulable}, {@code TaintToleration}). */
final class Taints implements Filter, Score {

    private static final Tree CORDON = new Tree(Map.of("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule"));

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        List<Tree> tolerations = pod.spec().trees("tolerations");
        return node -> {
            if (node.tree().isTrue("spec", "unschedulable") && !Tolerations.bear(tolerations, CORDON)) {
                return Verdict.never("node(s) were unschedulable");
            }
            Optional<Tree> taint = node.taints().stream()
                    .filter(found -> !found.text("effect").equals("PreferNoSchedule"))
                    .filter(found -> !Tolerations.bear(tolerations, found))
                    .findFirst();
            return taint.map(found -> Verdict.never("node(s) had untolerated taint {" + found.text("key") + ": " + found.text("value") + "}"))
                    .orElse(Verdict.PASS);
        };
    }

    @Override
    public Scale scale() {
        return Scale.FEWER_IS_BETTER;
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public ToDoubleFunction<NodeInfo> scores(PodInfo pod, ClusterInfo cluster) {
        List<Tree> tolerations = pod.spec().trees("tolerations");
        return node -> node.taints().stream()
                .filter(taint -> taint.text("effect").equals("PreferNoSchedule") && !Tolerations.bear(tolerations, taint))
                .count();
    }
}
