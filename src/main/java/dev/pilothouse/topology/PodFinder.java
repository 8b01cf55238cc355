package dev.pilothouse.topology;

import dev.pilothouse.kinds.Relation;
import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds pods, and workloads that make such pods, by selector: by one label that they must have first, so that not all are tried. */
final class PodFinder {

    private record Mark(String namespace, String key, String value) {}

    private final Among pods = new Among(Facts::labels);
    private final Among makers = new Among(facts -> facts.doors().template());

    PodFinder(Collection<Facts> objects) {
        for (Facts facts : objects) {
            if (facts.ref().kind().sameAs(WellKnown.POD)) {
                pods.add(facts);
            } else if (!facts.doors().template().equals(Labels.NONE)) {
                makers.add(facts);
            }
        }
    }

    /** Returns the pods that it selects. */
    List<Facts> chosen(Relation.Selects selects) {
        return pods.matching(selects);
    }

    /** Returns the workloads whose pods it selects. */
    List<Facts> makers(Relation.Selects selects) {
        return makers.matching(selects);
    }

    /** Objects to choose from, by namespace and by each of the labels that count. */
    private static final class Among {
        private final Function<Facts, Labels> labels;
        private final Map<String, List<Facts>> all = new HashMap<>();
        private final Map<Mark, List<Facts>> marked = new HashMap<>();

        Among(Function<Facts, Labels> labels) {
            this.labels = labels;
        }

        void add(Facts facts) {
            String namespace = facts.ref().namespace();
            all.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(facts);
            labels.apply(facts).asMap().forEach((key, value) -> marked.computeIfAbsent(new Mark(namespace, key, value), _ -> new ArrayList<>(2)).add(facts));
        }

        List<Facts> matching(Relation.Selects selects) {
            return candidates(selects).stream().filter(facts -> selects.selector().matches(labels.apply(facts))).toList();
        }

        private List<Facts> candidates(Relation.Selects selects) {
            for (LabelSelector.Requirement requirement : selects.selector().requirements()) {
                if (requirement instanceof LabelSelector.Requirement.In(String key, var values) && values.size() == 1) {
                    return marked.getOrDefault(new Mark(selects.namespace(), key, values.iterator().next()), List.of());
                }
            }
            return all.getOrDefault(selects.namespace(), List.of());
        }
    }
}
