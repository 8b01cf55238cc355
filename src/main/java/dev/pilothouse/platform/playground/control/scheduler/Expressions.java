package dev.pilothouse.platform.playground.control.scheduler;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on labels as pods and selectors write them ({@code NodeSelectorTerm}, {@code LabelSelectorRequirement}). */
final class Expressions {

    private Expressions() {}

    /** Tells whether one expression holds: {@code key}, {@code operator} and {@code values}. */
    static boolean holds(Tree expression, Labels labels) {
        String value = labels.get(expression.text("key"));
        List<?> values = expression.list("values");
        return switch (expression.text("operator")) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            case "Gt" -> compared(value, values) > 0;
            case "Lt" -> compared(value, values) < 0;
            default -> false;
        };
    }

    /** Compares as whole numbers; 0 where one is none. */
    private static int compared(@Nullable String value, List<?> values) {
        try {
            return value == null || values.size() != 1 ? 0 : Long.compare(Long.parseLong(value), Long.parseLong(String.valueOf(values.getFirst())));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Tells whether one of the terms of a node selector holds; a term without conditions holds never. */
    static boolean anyHolds(List<Tree> terms, NodeInfo node) {
        return terms.stream().anyMatch(term -> holds(term, node));
    }

    static boolean holds(Tree term, NodeInfo node) {
        List<Tree> expressions = term.trees("matchExpressions");
        List<Tree> fields = term.trees("matchFields");
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(expression -> holds(expression, node.labels()))
                && fields.stream().allMatch(field -> holds(field, node.fields()));
    }
}
