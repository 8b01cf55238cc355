package dev.pilothouse.platform.playground.control.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** All preferences together: the best of the nodes that may take a pod. */
final class Scores {

    private static final double SAME = 0.5;

    private final List<Score> scores =
            List.of(new Taints(), new NodeAffinity(), new TopologySpread(), new PodAffinity(), new ResourcesFit());

    /** Returns the node with the most points; chance decides between those within half a point. */
    NodeInfo best(PodInfo pod, List<NodeInfo> nodes, ClusterInfo cluster, RandomGenerator chance) {
        if (nodes.size() == 1) {
            return nodes.getFirst();
        }
        double[] totals = new double[nodes.size()];
        for (Score score : scores) {
            add(totals, score, score.scores(pod, cluster), nodes);
        }
        double most = java.util.Arrays.stream(totals).max().orElse(0);
        List<NodeInfo> best = new ArrayList<>();
        for (int i = 0; i < totals.length; i++) {
            if (totals[i] > most - SAME) {
                best.add(nodes.get(i));
            }
        }
        return best.size() == 1 ? best.getFirst() : best.get(chance.nextInt(best.size()));
    }

    private static void add(double[] totals, Score score, ToDoubleFunction<NodeInfo> points, List<NodeInfo> nodes) {
        double[] raw = nodes.stream().mapToDouble(points).toArray();
        double least = java.util.Arrays.stream(raw).min().orElse(0);
        double most = java.util.Arrays.stream(raw).max().orElse(0);
        double range = most - least;
        for (int i = 0; i < raw.length; i++) {
            double scaled = switch (score.scale()) {
                case AS_IS -> raw[i];
                case MORE_IS_BETTER -> range == 0 ? 0 : 100 * (raw[i] - least) / range;
                case FEWER_IS_BETTER -> range == 0 ? 100 : 100 * (most - raw[i]) / range;
            };
            totals[i] += score.weight() * scaled;
        }
    }
}
