package dev.pilothouse.platform.playground.control.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Enough of everything: what pods ask for against what the node has to give ({@code NodeResourcesFit}, {@code NodeResourcesBalancedAllocation}). */
final class ResourcesFit implements Filter, Score {

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        return node -> judge(pod, node);
    }

    private static Verdict judge(PodInfo pod, NodeInfo node) {
        List<String> reasons = new ArrayList<>();
        boolean curable = true;
        if (node.podCount() + 1 > node.allocatable().get("pods")) {
            reasons.add("Too many pods");
        }
        for (var request : pod.requests().byName().entrySet()) {
            String name = request.getKey();
            long wanted = request.getValue();
            long has = node.allocatable().get(name);
            if (wanted > 0 && wanted > has - node.requested().get(name)) {
                reasons.add("Insufficient " + name);
                curable &= wanted <= has;
            }
        }
        return reasons.isEmpty() ? Verdict.PASS : new Verdict(List.copyOf(reasons), curable);
    }

    @Override
    public Scale scale() {
        return Scale.AS_IS;
    }

    @Override
    public int weight() {
        return 1;
    }

    /** Half for how much would be left free, half for how evenly processor and memory would be used. */
    @Override
    public ToDoubleFunction<NodeInfo> scores(PodInfo pod, ClusterInfo cluster) {
        return node -> {
            double cpu = used(pod, node, "cpu");
            double memory = used(pod, node, "memory");
            double free = 100 * (1 - (cpu + memory) / 2);
            double even = 100 * (1 - Math.abs(cpu - memory) / 2);
            return free + even;
        };
    }

    private static double used(PodInfo pod, NodeInfo node, String resource) {
        long has = node.allocatable().get(resource);
        return has == 0 ? 1 : Math.min(1, (double) (node.supposed().get(resource) + pod.supposed().get(resource)) / has);
    }
}
