package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods as a workload's template asks for them, and their status at each step of their life. */
final class Pods {

    /** Annotation on a pod: the reason for which its containers end again and again. */
    static final String CRASH = "sim.pilothouse.dev/crash";

    private Pods() {}

    /** Returns a new pod of a workload, placed on a node and not started yet. */
    static Map<String, Object> create(Tree owner, Tree template, String node, Instant now) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("labels", template.tree("metadata", "labels").fields());
        metadata.put("annotations", template.tree("metadata", "annotations").fields());
        metadata.put("creationTimestamp", now.toString());
        metadata.put("ownerReferences", List.of(ownerReference(owner)));
        Map<String, Object> spec = new LinkedHashMap<>(template.tree("spec").fields());
        spec.put("nodeName", node);
        spec.putIfAbsent("serviceAccountName", "default");
        spec.putIfAbsent("restartPolicy", "Always");
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("metadata", metadata);
        pod.put("spec", spec);
        pod.put("status", Map.of(
                "phase", "Pending",
                "qosClass", "Burstable",
                "conditions", List.of(condition("PodScheduled", true, "", now), condition("Ready", false, "ContainersNotReady", now)),
                "containerStatuses", containers(template, "waiting", Map.of("reason", "ContainerCreating"), 0)));
        return pod;
    }

    /** Returns the status of a pod that runs, or that crashes again and again when its annotation says so. */
    static Map<String, Object> started(Tree pod, String ip, Instant now) {
        String crash = pod.text("metadata", "annotations", CRASH);
        boolean ready = crash.isEmpty();
        List<Object> containers = ready
                ? containers(pod, "running", Map.of("startedAt", now.toString()), 0)
                : containers(pod, "waiting", Map.of("reason", "CrashLoopBackOff", "message", crash), 6);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("phase", "Running");
        status.put("podIP", ip);
        status.put("startTime", now.toString());
        status.put("qosClass", "Burstable");
        status.put("conditions", List.of(
                condition("PodScheduled", true, "", now),
                condition("Initialized", true, "", now),
                condition("ContainersReady", ready, ready ? "" : "ContainersNotReady", now),
                condition("Ready", ready, ready ? "" : "ContainersNotReady", now)));
        status.put("containerStatuses", containers);
        return status;
    }

    static boolean ready(Tree pod) {
        return pod.trees("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Ready") && condition.text("status").equals("True"));
    }

    private static Map<String, Object> ownerReference(Tree owner) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", owner.text("apiVersion"));
        reference.put("kind", owner.text("kind"));
        reference.put("name", owner.text("metadata", "name"));
        reference.put("uid", owner.text("metadata", "uid"));
        reference.put("controller", true);
        return reference;
    }

    private static List<Object> containers(Tree holder, String state, Map<String, Object> details, long restarts) {
        List<Object> statuses = new ArrayList<>();
        for (Tree container : holder.trees("spec", "containers")) {
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("name", container.text("name"));
            status.put("image", container.text("image"));
            status.put("ready", state.equals("running"));
            status.put("started", state.equals("running"));
            status.put("restartCount", restarts);
            status.put("state", Map.of(state, details));
            if (restarts > 0) {
                status.put("lastState", Map.of("terminated", Map.of("exitCode", 143L, "reason", "Error")));
            }
            statuses.add(status);
        }
        return statuses;
    }

    private static Map<String, Object> condition(String type, boolean holds, String reason, Instant now) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", holds ? "True" : "False");
        if (!reason.isEmpty()) {
            condition.put("reason", reason);
            condition.put("message", "containers with unready status");
        }
        condition.put("lastTransitionTime", now.toString());
        return condition;
    }
}
