package dev.pilothouse.kinds;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HorizontalPodAutoscalers of {@code autoscaling/v2}. */
final class Autoscalers {

    private static final String UNKNOWN = "<unknown>";
    private static final int SHOWN = 2;

    /** The field of each type of metric, in specs and in statuses. */
    private static final Map<String, String> FIELDS = Map.of(
            "External", "external",
            "Pods", "pods",
            "Object", "object",
            "Resource", "resource",
            "ContainerResource", "containerResource");

    private Autoscalers() {}

    static TableBuilder<Tree> table() {
        return TableBuilder.named()
                .text("REFERENCE", it -> it.text("spec", "scaleTargetRef", "kind") + "/" + it.text("spec", "scaleTargetRef", "name"))
                .text("TARGETS", Autoscalers::targets)
                .text("MINPODS", "spec.minReplicas", "<unset>")
                .count("MAXPODS", "spec.maxReplicas")
                .count("REPLICAS", "status.currentReplicas")
                .age()
                .reads("spec.scaleTargetRef", "spec.metrics", "status.currentMetrics")
                .reads(Conditions.READS)
                .health(Autoscalers::health);
    }

    private static String targets(Tree autoscaler) {
        List<Tree> specs = autoscaler.trees("spec", "metrics");
        List<Tree> statuses = autoscaler.trees("status", "currentMetrics");
        if (specs.isEmpty()) {
            return "<none>";
        }
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < Math.min(specs.size(), SHOWN); i++) {
            targets.add(target(specs.get(i), i < statuses.size() ? statuses.get(i) : Tree.EMPTY));
        }
        String shown = String.join(", ", targets);
        return specs.size() > SHOWN ? shown + " + " + (specs.size() - SHOWN) + " more..." : shown;
    }

    private static String target(Tree spec, Tree status) {
        String type = spec.text("type");
        String field = FIELDS.get(type);
        if (field == null) {
            return "<unknown type>";
        }
        Tree metric = spec.tree(field);
        Tree target = metric.tree("target");
        Tree current = status.tree(field, "current");
        boolean average = target.has("averageValue");
        return switch (type) {
            case "Resource", "ContainerResource" -> metric.text("name") + ": " + (average
                    ? values(status.has(field), current, target, "averageValue")
                    : utilization(current, UNKNOWN) + "/" + utilization(target, "<auto>"));
            case "Pods" -> values(status.has(field), current, target, "averageValue");
            default -> average
                    ? values(current.has("averageValue"), current, target, "averageValue") + " (avg)"
                    : values(status.has(field), current, target, "value");
        };
    }

    private static String values(boolean known, Tree current, Tree target, String field) {
        return (known ? quantity(current, field) : UNKNOWN) + "/" + quantity(target, field);
    }

    /** Absent where it is not asked for, which prints as Go's nil pointer or as zero, depending on the field. */
    private static String quantity(Tree tree, String field) {
        String text = tree.text(field);
        return text.isEmpty() ? "<nil>" : text;
    }

    private static String utilization(Tree tree, String fallback) {
        return tree.has("averageUtilization") ? tree.number(0, "averageUtilization") + "%" : fallback;
    }

    static Health health(Tree autoscaler) {
        if (Conditions.isFalse(autoscaler, "AbleToScale")) {
            return Health.bad(Conditions.reason(autoscaler, "AbleToScale", "AbleToScale"));
        }
        if (Conditions.isFalse(autoscaler, "ScalingActive")) {
            String reason = Conditions.reason(autoscaler, "ScalingActive", "ScalingActive");
            return reason.equals("ScalingDisabled") ? Health.paused(reason) : Health.warn(reason);
        }
        if (Conditions.isTrue(autoscaler, "ScalingLimited")) {
            String reason = Conditions.reason(autoscaler, "ScalingLimited", "ScalingLimited");
            return reason.equals("TooManyReplicas") ? Health.warn(reason) : Health.ok("Active");
        }
        return Conditions.isTrue(autoscaler, "ScalingActive") ? Health.ok("Active") : Health.waiting("Pending");
    }
}
