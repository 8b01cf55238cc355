package dev.pilothouse.guide.rollout;

import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.LabelSelector.Requirement;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pods of a workload, as {@code spec.selector} chooses them. */
final class Selection {

    private Selection() {}

    /** Returns the selector as queries take it. */
    static String of(Tree workload) {
        List<Requirement> requirements = new ArrayList<>();
        Tree selector = workload.tree("spec", "selector");
        selector.texts("matchLabels").forEach((key, value) -> requirements.add(new Requirement.In(key, Set.of(value))));
        for (Tree expression : selector.trees("matchExpressions")) {
            String key = expression.text("key");
            Set<String> values = expression.list("values").stream().map(String::valueOf).collect(Collectors.toSet());
            switch (expression.text("operator")) {
                case "In" -> requirements.add(new Requirement.In(key, values));
                case "NotIn" -> requirements.add(new Requirement.NotIn(key, values));
                case "Exists" -> requirements.add(new Requirement.Exists(key, true));
                case "DoesNotExist" -> requirements.add(new Requirement.Exists(key, false));
                default -> { }
            }
        }
        return new LabelSelector(requirements).toString();
    }
}
