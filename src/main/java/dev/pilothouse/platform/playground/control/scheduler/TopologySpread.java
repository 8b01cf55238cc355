package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.NodeTerms;
import dev.pilothouse.placement.Tolerations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Pods of one kind spread over nodes and zones ({@code PodTopologySpread}). */
final class TopologySpread implements Filter, Score {

    private static final String HOST = "kubernetes.io/hostname";

    /** One constraint with the pods that count for it, by value of its label. */
    private record Counted(Tree constraint, Map<String, Integer> counts, boolean matchesItself) {

        String key() {
            return constraint.text("topologyKey");
        }

        int fewest() {
            long wantedDomains = constraint.number(1, "minDomains");
            return counts.size() < wantedDomains ? 0 : counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        }
    }

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        List<Counted> constraints = counted(pod, cluster, "DoNotSchedule");
        return node -> {
            for (Counted constraint : constraints) {
                String value = node.labels().get(constraint.key());
                if (value == null) {
                    return Verdict.never("node(s) didn't match pod topology spread constraints (missing required label)");
                }
                int then = constraint.counts().getOrDefault(value, 0) + (constraint.matchesItself() ? 1 : 0);
                if (then - constraint.fewest() > constraint.constraint().number(1, "maxSkew")) {
                    return Verdict.notNow("node(s) didn't match pod topology spread constraints");
                }
            }
            return Verdict.PASS;
        };
    }

    private static List<Counted> counted(PodInfo pod, ClusterInfo cluster, String when) {
        List<Counted> constraints = new ArrayList<>();
        for (Tree constraint : pod.spec().trees("topologySpreadConstraints")) {
            if (constraint.text("whenUnsatisfiable").equals(when)) {
                constraints.add(counted(pod, cluster, constraint));
            }
        }
        return constraints;
    }

    private static Counted counted(PodInfo pod, ClusterInfo cluster, Tree constraint) {
        AffinityTerm.Selection selection = AffinityTerm.Selection.of(constraint, "labelSelector");
        Map<String, String> alike = new LinkedHashMap<>();
        for (Object key : constraint.list("matchLabelKeys")) {
            String value = pod.group().labels().get(String.valueOf(key));
            if (value != null) {
                alike.put(String.valueOf(key), value);
            }
        }
        boolean heedsAffinity = !constraint.text("nodeAffinityPolicy").equals("Ignore");
        boolean heedsTaints = constraint.text("nodeTaintsPolicy").equals("Honor");
        Map<String, Integer> counts = new HashMap<>();
        for (NodeInfo node : cluster.nodes()) {
            String value = node.labels().get(constraint.text("topologyKey"));
            boolean eligible = value != null
                    && (!heedsAffinity || NodeTerms.allow(pod.spec(), node.labels(), node.fields()))
                    && (!heedsTaints || node.taints().stream().allMatch(taint -> Tolerations.bear(pod.spec().trees("tolerations"), taint)));
            if (eligible) {
                int here = node.groups().entrySet().stream()
                        .filter(group -> group.getKey().namespace().equals(pod.document().namespace()))
                        .filter(group -> matches(selection, alike, group.getKey().labels()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                counts.merge(value, here, Integer::sum);
            }
        }
        return new Counted(constraint, counts, matches(selection, alike, pod.group().labels()));
    }

    private static boolean matches(AffinityTerm.Selection selection, Map<String, String> alike, Labels labels) {
        return selection.matches(labels) && alike.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }

    @Override
    public Scale scale() {
        return Scale.FEWER_IS_BETTER;
    }

    @Override
    public int weight() {
        return 2;
    }

    /** By the pod's own soft constraints; without any, pods that carry the same labels spread over hosts, as the real default does for replicas. */
    @Override
    public ToDoubleFunction<NodeInfo> scores(PodInfo pod, ClusterInfo cluster) {
        List<Counted> constraints = counted(pod, cluster, "ScheduleAnyway");
        if (pod.spec().trees("topologySpreadConstraints").isEmpty()) {
            return node -> node.groups().getOrDefault(pod.group(), 0);
        }
        return node -> constraints.stream()
                .mapToDouble(constraint -> {
                    String value = node.labels().get(constraint.key());
                    double share = constraint.key().equals(HOST) ? 1 : 0.5;
                    return value == null ? 0 : share * constraint.counts().getOrDefault(value, 0);
                })
                .sum();
    }
}
