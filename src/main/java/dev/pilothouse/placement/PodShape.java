package dev.pilothouse.placement;

import dev.pilothouse.model.Tree;
import java.util.Map;

/**
 * What matters of a pod for where it may be.
 *
 * @param spec its specification, or that of a template
 * @param asks its requests, and one of {@code pods}
 */
public record PodShape(Tree spec, Amounts asks) {

    public static PodShape of(Tree spec) {
        return new PodShape(spec, Amounts.ofPod(spec, false).plus(new Amounts(Map.of("pods", 1L))));
    }

    /** Tells whether it asks for neither processor nor memory, so that it fits everywhere and is sure of nothing. */
    public boolean asksForNothing() {
        return asks.get("cpu") == 0 && asks.get("memory") == 0;
    }

    /** Tells whether rules about other pods or ports may keep it from a node that has room. */
    public boolean minds() {
        return spec.isTrue("hostNetwork")
                || !spec.list("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").isEmpty()
                || !spec.list("affinity", "podAffinity", "requiredDuringSchedulingIgnoredDuringExecution").isEmpty()
                || spec.trees("topologySpreadConstraints").stream().anyMatch(rule -> rule.text("whenUnsatisfiable").equals("DoNotSchedule"))
                || spec.trees("containers").stream()
                        .flatMap(container -> container.trees("ports").stream())
                        .anyMatch(port -> port.has("hostPort"));
    }
}
