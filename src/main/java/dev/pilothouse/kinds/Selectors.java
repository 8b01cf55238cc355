package dev.pilothouse.kinds;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Labels and label selectors of API objects, printed as {@code k8s.io/apimachinery/pkg/labels} prints them. */
public final class Selectors {

    private static final String NONE = "<none>";

    private Selectors() {}

    /** Returns {@code a=1,b=2} of a plain map of labels, or {@code <none>}. */
    static String labels(Tree object, String... path) {
        Map<String, String> labels = object.texts(path);
        return labels.isEmpty() ? NONE : equalities(labels);
    }

    /** Returns a {@code metav1.LabelSelector} as text, {@code <none>} when it is empty and {@code <error>} when it is invalid. */
    static String selector(Tree object, String... path) {
        return text(object.tree(path)).map(text -> text.isEmpty() ? NONE : text).orElse("<error>");
    }

    /** Returns a {@code metav1.LabelSelector} as text, empty when it is invalid. */
    public static Optional<String> text(Tree selector) {
        List<Map.Entry<String, String>> parts = new ArrayList<>();
        selector.texts("matchLabels").forEach((key, value) -> parts.add(Map.entry(key, key + "=" + value)));
        for (Tree expression : selector.trees("matchExpressions")) {
            Optional<String> part = expression(expression);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(Map.entry(expression.text("key"), part.get()));
        }
        parts.sort(Map.Entry.comparingByKey());
        return Optional.of(parts.stream().map(Map.Entry::getValue).collect(Collectors.joining(",")));
    }

    private static Optional<String> expression(Tree expression) {
        String key = expression.text("key");
        Set<String> values = new TreeSet<>(values(expression));
        return switch (expression.text("operator")) {
            case "In" -> set(key, "in", values);
            case "NotIn" -> set(key, "notin", values);
            case "Exists" -> Optional.of(key);
            case "DoesNotExist" -> Optional.of("!" + key);
            default -> Optional.empty();
        };
    }

    private static Optional<String> set(String key, String operator, Set<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(key + " " + operator + " (" + String.join(",", values) + ")");
    }

    private static List<String> values(Tree expression) {
        return expression.list("values").stream().map(String::valueOf).toList();
    }

    private static String equalities(Map<String, String> labels) {
        return new TreeMap<>(labels).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
