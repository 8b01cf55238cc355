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

    private final Map<String, List<Facts>> pods = new HashMap<>();
    private final Map<String, List<Facts>> makers = new HashMap<>();
    private final Map<Mark, List<Facts>> marked = new HashMap<>();

    PodFinder(Collection<Facts> objects) {
        for (Facts facts : objects) {
            String namespace = facts.ref().namespace();
            if (facts.ref().kind().sameAs(WellKnown.POD)) {
                pods.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(facts);
                facts.labels().asMap().forEach((key, value) -> marked.computeIfAbsent(new Mark(namespace, key, value), _ -> new ArrayList<>()).add(facts));
            } else if (!facts.doors().template().equals(Labels.NONE)) {
                makers.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(facts);
            }
        }
    }

    /** Returns the pods that it selects. */
    List<Facts> chosen(Relation.Selects selects) {
        return matching(candidates(selects), selects, Facts::labels);
    }

    /** Returns the workloads whose pods it selects. */
    List<Facts> makers(Relation.Selects selects) {
        return matching(makers.getOrDefault(selects.namespace(), List.of()), selects, facts -> facts.doors().template());
    }

    private List<Facts> candidates(Relation.Selects selects) {
        for (LabelSelector.Requirement requirement : selects.selector().requirements()) {
            if (requirement instanceof LabelSelector.Requirement.In(String key, var values) && values.size() == 1) {
                return marked.getOrDefault(new Mark(selects.namespace(), key, values.iterator().next()), List.of());
            }
        }
        return pods.getOrDefault(selects.namespace(), List.of());
    }

    private static List<Facts> matching(List<Facts> among, Relation.Selects selects, Function<Facts, Labels> labels) {
        return among.stream().filter(facts -> selects.selector().matches(labels.apply(facts))).toList();
    }
}
