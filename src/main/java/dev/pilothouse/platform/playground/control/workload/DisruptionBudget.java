package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.time.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A PodDisruptionBudget: which pods it is for, how many must stay healthy, and what its status says. */
record DisruptionBudget(Document document) {

    static final String RESOURCE = "poddisruptionbudgets.policy";
    private static final String CONDITION = "DisruptionAllowed";

    Tree tree() {
        return document.tree();
    }

    boolean selects(Document pod) {
        Tree selector = tree().tree("spec", "selector");
        return tree().has("spec", "selector")
                && (selector.fields().isEmpty() || Selectors.selects(Selectors.read(selector), pod))
                && pod.namespace().equals(document.namespace());
    }

    /** Returns the selector as a Go program prints it. */
    String selectorText() {
        String labels = tree().texts("spec", "selector", "matchLabels").entrySet().stream()
                .map(label -> label.getKey() + ": " + label.getValue() + ",")
                .collect(Collectors.joining());
        return "&LabelSelector{MatchLabels:map[string]string{" + labels + "},MatchExpressions:[]LabelSelectorRequirement{},}";
    }

    /** Tells whether it counts against what the owners of the pods want, not against the pods that are there. */
    boolean byScale() {
        return tree().has("spec", "maxUnavailable") || tree().text("spec", "minAvailable").endsWith("%");
    }

    private long desired(long expected) {
        return tree().has("spec", "maxUnavailable")
                ? Math.max(0, expected - Share.roundedUp(tree(), expected, "spec", "maxUnavailable").orElse(0L))
                : Share.roundedUp(tree(), expected, "spec", "minAvailable").orElse(0L);
    }

    /** @param disrupted evicted pods by the time of their eviction */
    Map<String, Object> status(long expected, long healthy, Map<String, Object> disrupted, Instant now) {
        long desired = desired(expected);
        long allowed = expected <= 0 ? 0 : Math.max(0, healthy - desired);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("observedGeneration", tree().number(0, "metadata", "generation"));
        if (!disrupted.isEmpty()) {
            status.put("disruptedPods", disrupted);
        }
        status.put("disruptionsAllowed", allowed);
        status.put("currentHealthy", healthy);
        status.put("desiredHealthy", desired);
        status.put("expectedPods", expected);
        status.put("conditions", conditions(allowed, now));
        return status;
    }

    private List<Map<String, Object>> conditions(long allowed, Instant now) {
        Conditions conditions = Conditions.of(tree());
        String status = allowed > 0 ? "True" : "False";
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", CONDITION);
        condition.put("status", status);
        condition.put("observedGeneration", tree().number(0, "metadata", "generation"));
        condition.put("lastTransitionTime", conditions.transition(CONDITION, status, now));
        condition.put("reason", allowed > 0 ? "SufficientPods" : "InsufficientPods");
        condition.put("message", "");
        return conditions.inPlace(new Tree(condition)).fields();
    }

    /** Returns the status after one more eviction. */
    Map<String, Object> evicted(String pod, Instant now) {
        long allowed = tree().number(0, "status", "disruptionsAllowed") - 1;
        Tree status = Edit.set(tree().tree("status"), allowed, "disruptionsAllowed");
        status = Edit.set(status, Timestamps.write(now), "disruptedPods", pod);
        return (allowed > 0 ? status : Edit.set(status, conditions(0, now), "conditions")).fields();
    }
}
