package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A HorizontalPodAutoscaler (autoscaling/v2) as its controller reads it: bounds, metrics, and how fast it may scale. */
record Autoscaler(Document document) {

    static final String RESOURCE = "horizontalpodautoscalers.autoscaling";
    private static final long USUAL_DOWN_WINDOW = 300;

    /** A limit on a change within a period: a number of pods, or a share of those at its beginning. */
    record Policy(boolean percent, long value, Duration period) {

        /** Returns how many pods there may be at most, beginning with so many. */
        long up(long begin) {
            return percent ? (long) Math.ceil(begin * (1 + value / 100.0)) : begin + value;
        }

        /** Returns how many pods there must be at least, beginning with so many. */
        long down(long begin) {
            return percent ? (long) (begin * (1 - value / 100.0)) : begin - value;
        }
    }

    /**
     * How it scales in one direction.
     *
     * @param select {@code Max}, {@code Min} or {@code Disabled}
     */
    record Rules(Duration window, String select, List<Policy> policies) {
        Duration longestPeriod() {
            return policies.stream().map(Policy::period).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        }
    }

    Tree tree() {
        return document.tree();
    }

    long min() {
        return tree().number(1, "spec", "minReplicas");
    }

    long max() {
        return tree().number(1, "spec", "maxReplicas");
    }

    List<Tree> metrics() {
        return tree().trees("spec", "metrics");
    }

    Tree target() {
        return tree().tree("spec", "scaleTargetRef");
    }

    /** Returns the resource of what it scales; empty when the playground knows none that can be scaled. */
    Optional<String> targetResource() {
        String kind = target().text("kind");
        String group = target().text("apiVersion").contains("/") ? target().text("apiVersion").split("/", 2)[0] : "";
        return switch (group + "/" + kind) {
            case "apps/Deployment" -> Optional.of(Deployment.RESOURCE);
            case "apps/ReplicaSet" -> Optional.of(ReplicaSet.RESOURCE);
            case "apps/StatefulSet" -> Optional.of(StatefulSet.RESOURCE);
            case "/ReplicationController" -> Optional.of("replicationcontrollers");
            default -> Optional.empty();
        };
    }

    boolean hasBehavior() {
        return tree().has("spec", "behavior");
    }

    Rules scaleUp() {
        Tree rules = tree().tree("spec", "behavior", "scaleUp");
        List<Policy> usual = List.of(new Policy(false, 4, Duration.ofSeconds(15)), new Policy(true, 100, Duration.ofSeconds(15)));
        return rules(rules, 0, usual);
    }

    Rules scaleDown() {
        Tree rules = tree().tree("spec", "behavior", "scaleDown");
        return rules(rules, USUAL_DOWN_WINDOW, List.of(new Policy(true, 100, Duration.ofSeconds(15))));
    }

    private static Rules rules(Tree rules, long window, List<Policy> usual) {
        List<Policy> policies = rules.trees("policies").stream()
                .map(policy -> new Policy(
                        policy.text("type").equals("Percent"), policy.number(0, "value"), Duration.ofSeconds(policy.number(0, "periodSeconds"))))
                .toList();
        String select = rules.text("selectPolicy");
        return new Rules(
                Duration.ofSeconds(rules.number(window, "stabilizationWindowSeconds")),
                select.isEmpty() ? "Max" : select,
                policies.isEmpty() ? usual : policies);
    }
}
