package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.LabelSelector.Requirement;
import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Label selectors as objects carry them ({@code LabelSelector} of the meta API). */
final class Selectors {

    private Selectors() {}

    /** Reads {@code matchLabels} and {@code matchExpressions}; an empty one selects everything. */
    static LabelSelector read(Tree selector) {
        List<Requirement> requirements = new ArrayList<>(equal(selector.texts("matchLabels")).requirements());
        for (Tree expression : selector.trees("matchExpressions")) {
            String key = expression.text("key");
            Set<String> values = new LinkedHashSet<>();
            expression.list("values").forEach(value -> values.add(String.valueOf(value)));
            requirements.add(switch (expression.text("operator")) {
                case "In" -> new Requirement.In(key, values);
                case "NotIn" -> new Requirement.NotIn(key, values);
                case "DoesNotExist" -> new Requirement.Exists(key, false);
                default -> new Requirement.Exists(key, true);
            });
        }
        return new LabelSelector(List.copyOf(requirements));
    }

    /** Returns the selector of objects that carry all these labels. */
    static LabelSelector equal(Map<String, String> labels) {
        List<Requirement> requirements = new ArrayList<>();
        labels.forEach((key, value) -> requirements.add(new Requirement.In(key, Set.of(value))));
        return new LabelSelector(List.copyOf(requirements));
    }

    /** Tells whether the selector names the object by its labels; one without conditions selects nothing here. */
    static boolean selects(LabelSelector selector, Document object) {
        return selects(selector, Labels.of(object.tree().texts("metadata", "labels")));
    }

    static boolean selects(LabelSelector selector, Labels labels) {
        return !selector.requirements().isEmpty() && selector.matches(labels);
    }
}
