package dev.pilothouse.placement;

import dev.pilothouse.model.Labels;
import dev.pilothouse.model.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on labels and nodes as pods, volumes and selectors write them ({@code NodeSelectorTerm}, {@code LabelSelectorRequirement}). */
public final class NodeTerms {

    private NodeTerms() {}

    /** Tells whether one expression holds: {@code key}, {@code operator} and {@code values}. */
    public static boolean holds(Tree expression, Labels labels) {
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

    /** Tells whether a pod of this specification may be on a node by its {@code nodeSelector} and required node affinity. */
    public static boolean allow(Tree podSpec, Labels labels, Labels fields) {
        Tree required = podSpec.tree("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return podSpec.texts("nodeSelector").entrySet().stream().allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())))
                && (required.fields().isEmpty() || anyHolds(required.trees("nodeSelectorTerms"), labels, fields));
    }

    /**
     * Tells whether one of the terms of a node selector holds.
     *
     * @param fields those of the node that a term may ask for, {@code metadata.name} alone
     */
    public static boolean anyHolds(List<Tree> terms, Labels labels, Labels fields) {
        return terms.stream().anyMatch(term -> holds(term, labels, fields));
    }

    /** Tells whether all conditions of a term hold; a term without conditions holds never. */
    public static boolean holds(Tree term, Labels labels, Labels node) {
        List<Tree> expressions = term.trees("matchExpressions");
        List<Tree> fields = term.trees("matchFields");
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(expression -> holds(expression, labels))
                && fields.stream().allMatch(field -> holds(field, node));
    }
}
