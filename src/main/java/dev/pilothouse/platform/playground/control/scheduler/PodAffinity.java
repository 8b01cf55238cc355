package dev.pilothouse.platform.playground.control.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Near some pods, away from others ({@code InterPodAffinity}). */
final class PodAffinity implements Filter, Score {

    /** All nodes that share a value of a label. */
    private record Domain(String key, String value) {}

    @Override
    public Check prepare(PodInfo pod, ClusterInfo cluster) {
        Set<Domain> guarded = guarded(pod, cluster);
        List<Map<String, Integer>> wanted = pod.affinity().stream().map(term -> counts(term, cluster)).toList();
        List<Map<String, Integer>> unwanted = pod.antiAffinity().stream().map(term -> counts(term, cluster)).toList();
        boolean first = wanted.stream().allMatch(Map::isEmpty)
                && pod.affinity().stream().allMatch(term -> term.matches(pod.group(), cluster::namespaceLabels));
        return node -> {
            for (int i = 0; i < wanted.size(); i++) {
                String value = node.labels().get(pod.affinity().get(i).topologyKey());
                if (value == null || !(first || wanted.get(i).containsKey(value))) {
                    return Verdict.never("node(s) didn't match pod affinity rules");
                }
            }
            for (int i = 0; i < unwanted.size(); i++) {
                String value = node.labels().get(pod.antiAffinity().get(i).topologyKey());
                if (value != null && unwanted.get(i).containsKey(value)) {
                    return Verdict.notNow("node(s) didn't match pod anti-affinity rules");
                }
            }
            boolean kept = guarded.stream().anyMatch(domain -> domain.value().equals(node.labels().get(domain.key())));
            return kept ? Verdict.notNow("node(s) didn't satisfy existing pods anti-affinity rules") : Verdict.PASS;
        };
    }

    /** Returns where placed pods do not want this one. */
    private static Set<Domain> guarded(PodInfo pod, ClusterInfo cluster) {
        Set<Domain> domains = new HashSet<>();
        for (PodInfo other : cluster.guarded()) {
            for (AffinityTerm term : other.antiAffinity()) {
                if (term.matches(pod.group(), cluster::namespaceLabels)) {
                    cluster.nodeOf(other)
                            .map(node -> node.labels().get(term.topologyKey()))
                            .ifPresent(value -> domains.add(new Domain(term.topologyKey(), value)));
                }
            }
        }
        return domains;
    }

    /** Returns how many pods that the term is about are in each domain, by the value of its label; domains without any are absent. */
    private static Map<String, Integer> counts(AffinityTerm term, ClusterInfo cluster) {
        Map<String, Integer> counts = new HashMap<>();
        Map<PodInfo.Group, Boolean> known = new HashMap<>();
        for (NodeInfo node : cluster.nodes()) {
            String value = node.labels().get(term.topologyKey());
            if (value != null) {
                node.groups().forEach((group, count) -> {
                    if (known.computeIfAbsent(group, asked -> term.matches(asked, cluster::namespaceLabels))) {
                        counts.merge(value, count, Integer::sum);
                    }
                });
            }
        }
        return counts;
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
        var affinity = pod.spec().tree("affinity");
        List<AffinityTerm> near = AffinityTerm.preferred(pod.document(), affinity.tree("podAffinity"));
        List<AffinityTerm> away = AffinityTerm.preferred(pod.document(), affinity.tree("podAntiAffinity"));
        List<Map<String, Integer>> nearCounts = near.stream().map(term -> counts(term, cluster)).toList();
        List<Map<String, Integer>> awayCounts = away.stream().map(term -> counts(term, cluster)).toList();
        return node -> points(near, nearCounts, node) - points(away, awayCounts, node);
    }

    private static double points(List<AffinityTerm> terms, List<Map<String, Integer>> counts, NodeInfo node) {
        double points = 0;
        for (int i = 0; i < terms.size(); i++) {
            String value = node.labels().get(terms.get(i).topologyKey());
            points += value == null ? 0 : terms.get(i).weight() * counts.get(i).getOrDefault(value, 0);
        }
        return points;
    }
}
