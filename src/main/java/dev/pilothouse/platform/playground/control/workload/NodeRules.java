package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** On which nodes a pod may be: node selector, required node affinity, taints and tolerations. */
final class NodeRules {

    private NodeRules() {}

    /** Tells whether the node's labels and name are among those that the pod asks for. */
    static boolean selects(Tree podSpec, Document node) {
        Map<String, String> labels = node.tree().texts("metadata", "labels");
        List<Tree> terms = podSpec.trees("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
        return labels.entrySet().containsAll(podSpec.texts("nodeSelector").entrySet())
                && (terms.isEmpty() || terms.stream().anyMatch(term -> holds(term, node, labels)));
    }

    private static boolean holds(Tree term, Document node, Map<String, String> labels) {
        List<Tree> expressions = term.trees("matchExpressions");
        List<Tree> fields = term.trees("matchFields");
        return !(expressions.isEmpty() && fields.isEmpty())
                && expressions.stream().allMatch(expression -> holds(expression, labels))
                && fields.stream().allMatch(field -> holds(field, Map.of("metadata.name", node.name())));
    }

    private static boolean holds(Tree expression, Map<String, String> values) {
        String key = expression.text("key");
        boolean there = values.containsKey(key);
        String value = values.getOrDefault(key, "");
        List<String> wanted = expression.list("values").stream().map(String::valueOf).toList();
        return switch (expression.text("operator")) {
            case "In" -> there && wanted.contains(value);
            case "NotIn" -> !there || !wanted.contains(value);
            case "Exists" -> there;
            case "DoesNotExist" -> !there;
            case "Gt" -> there && compare(value, wanted) > 0;
            case "Lt" -> there && compare(value, wanted) < 0;
            default -> false;
        };
    }

    private static int compare(String value, List<String> wanted) {
        try {
            return wanted.size() == 1 ? Long.compare(Long.parseLong(value), Long.parseLong(wanted.getFirst())) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Tells whether the pod tolerates all taints of the node that have one of the effects. */
    static boolean tolerates(Collection<Tree> tolerations, Document node, Set<String> effects) {
        return node.tree().trees("spec", "taints").stream()
                .filter(taint -> effects.contains(taint.text("effect")))
                .allMatch(taint -> tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint)));
    }

    private static boolean tolerates(Tree toleration, Tree taint) {
        String effect = toleration.text("effect");
        String key = toleration.text("key");
        return (effect.isEmpty() || effect.equals(taint.text("effect")))
                && (key.isEmpty() || key.equals(taint.text("key")))
                && (toleration.text("operator").equals("Exists") || toleration.text("value").equals(taint.text("value")));
    }
}
