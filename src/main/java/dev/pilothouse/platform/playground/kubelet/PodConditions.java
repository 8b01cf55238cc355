package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Conditions;
import dev.pilothouse.platform.playground.kubelet.ContainerRun.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions of a pod that the kubelet owns; all others stay as they are. */
final class PodConditions {

    private static final Set<String> OWN = Set.of("PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady");

    private final PodWorker pod;
    private final Instant now;

    PodConditions(PodWorker pod, Instant now) {
        this.pod = pod;
        this.now = now;
    }

    List<Map<String, Object>> of(Tree before, String phase) {
        List<Map<String, Object>> conditions = new ArrayList<>();
        boolean over = phase.equals("Succeeded") || phase.equals("Failed");
        conditions.add(condition(before, "PodReadyToStartContainers", pod.hasSandbox() && !over, "", ""));
        conditions.add(initialized(before, phase));
        Map<String, Object> containersReady = containersReady(before, "ContainersReady", phase);
        conditions.add(ready(before, phase, containersReady));
        conditions.add(containersReady);
        if (before.trees("conditions").stream().noneMatch(condition -> condition.text("type").equals("PodScheduled"))) {
            conditions.add(condition(before, "PodScheduled", true, "", ""));
        }
        before.trees("conditions").stream().filter(condition -> !OWN.contains(condition.text("type"))).forEach(condition -> conditions.add(condition.fields()));
        return conditions;
    }

    private Map<String, Object> initialized(Tree before, String phase) {
        if (phase.equals("Succeeded")) {
            return condition(before, "Initialized", true, "PodCompleted", "");
        }
        boolean begun = pod.of(Role.MAIN).stream().anyMatch(container -> container.current().isPresent());
        List<String> incomplete = pod.containers().stream()
                .filter(container -> (container.role() == Role.INIT && !container.ready()) || (container.role() == Role.SIDECAR && !container.started() && !begun))
                .map(ContainerRun::name)
                .toList();
        return incomplete.isEmpty()
                ? condition(before, "Initialized", true, "", "")
                : condition(before, "Initialized", false, "ContainersNotInitialized", "containers with incomplete status: " + listed(incomplete));
    }

    private Map<String, Object> containersReady(Tree before, String type, String phase) {
        if (phase.equals("Succeeded")) {
            return condition(before, type, false, "PodCompleted", "");
        }
        if (phase.equals("Failed")) {
            return condition(before, type, false, "PodFailed", "");
        }
        List<String> unready = pod.containers().stream()
                .filter(container -> container.role() == Role.MAIN || container.role() == Role.SIDECAR)
                .filter(container -> !container.ready())
                .map(ContainerRun::name)
                .toList();
        return unready.isEmpty()
                ? condition(before, type, true, "", "")
                : condition(before, type, false, "ContainersNotReady", "containers with unready status: " + listed(unready));
    }

    private Map<String, Object> ready(Tree before, String phase, Map<String, Object> containersReady) {
        if (!"True".equals(containersReady.get("status"))) {
            return containersReady(before, "Ready", phase);
        }
        List<String> wrong = new ArrayList<>();
        for (Tree gate : pod.document().tree().trees("spec", "readinessGates")) {
            String type = gate.text("conditionType");
            Optional<Tree> found = before.trees("conditions").stream().filter(condition -> condition.text("type").equals(type)).findFirst();
            if (found.isEmpty()) {
                wrong.add("corresponding condition of pod readiness gate \"" + type + "\" does not exist.");
            } else if (!found.get().text("status").equals("True")) {
                wrong.add("the status of pod readiness gate \"" + type + "\" is not \"True\", but " + found.get().text("status"));
            }
        }
        return wrong.isEmpty()
                ? condition(before, "Ready", true, "", "")
                : condition(before, "Ready", false, "ReadinessGatesNotReady", String.join(", ", wrong));
    }

    private static String listed(List<String> names) {
        return names.stream().collect(Collectors.joining(" ", "[", "]"));
    }

    private Map<String, Object> condition(Tree before, String type, boolean holds, String reason, String message) {
        String status = holds ? "True" : "False";
        String since = new Conditions(before.trees("conditions")).transition(type, status, now);
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("lastProbeTime", null);
        condition.put("lastTransitionTime", since);
        if (!message.isEmpty()) {
            condition.put("message", message);
        }
        condition.put("observedGeneration", pod.document().tree().number(1, "metadata", "generation"));
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
        }
        condition.put("status", status);
        condition.put("type", type);
        return condition;
    }
}
