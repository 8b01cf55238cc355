package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.NodeTerms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One term of a pod affinity ({@code PodAffinityTerm}): near which pods, and what near means.
 *
 * @param weight of a preferred term, 0 for a required one
 * @param namespaces whose pods it is about, besides those that the selector matches
 * @param namespaceSelector of a {@code LabelSelector}, empty for none
 */
record AffinityTerm(String topologyKey, Selection selector, Set<String> namespaces, Optional<Selection> namespaceSelector, long weight) {

    /** A {@code LabelSelector} as objects carry it; one that is absent selects nothing, one that is empty everything. */
    record Selection(Tree selector, boolean absent) {

        static Selection of(Tree owner, String field) {
            return new Selection(owner.tree(field), !owner.has(field));
        }

        boolean matches(Labels labels) {
            if (absent) {
                return false;
            }
            for (Map.Entry<String, String> wanted : selector.texts("matchLabels").entrySet()) {
                if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                    return false;
                }
            }
            return selector.trees("matchExpressions").stream().allMatch(expression -> NodeTerms.holds(expression, labels));
        }
    }

    static List<AffinityTerm> required(Document pod, Tree affinity) {
        return affinity.trees("requiredDuringSchedulingIgnoredDuringExecution").stream().map(term -> of(pod, term, 0)).toList();
    }

    static List<AffinityTerm> preferred(Document pod, Tree affinity) {
        return affinity.trees("preferredDuringSchedulingIgnoredDuringExecution").stream()
                .map(term -> of(pod, term.tree("podAffinityTerm"), term.number(1, "weight")))
                .toList();
    }

    private static AffinityTerm of(Document pod, Tree term, long weight) {
        Set<String> namespaces = new HashSet<>();
        term.list("namespaces").forEach(name -> namespaces.add(String.valueOf(name)));
        Optional<Selection> selector =
                term.has("namespaceSelector") ? Optional.of(Selection.of(term, "namespaceSelector")) : Optional.empty();
        if (namespaces.isEmpty() && selector.isEmpty()) {
            namespaces.add(pod.namespace());
        }
        return new AffinityTerm(term.text("topologyKey"), Selection.of(term, "labelSelector"), namespaces, selector, weight);
    }

    /** Tells whether the term is about pods of the group. */
    boolean matches(PodInfo.Group group, Function<String, Labels> namespaceLabels) {
        boolean here = namespaces.contains(group.namespace())
                || namespaceSelector.filter(wanted -> wanted.matches(namespaceLabels.apply(group.namespace()))).isPresent();
        return here && selector.matches(group.labels());
    }
}
