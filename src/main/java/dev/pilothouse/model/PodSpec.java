package dev.pilothouse.model;

import java.util.List;

/** Where the spec of a pod stands: in a pod itself, and in the template of what makes pods. */
public final class PodSpec {

    private PodSpec() {}

    /** Returns the path to it in objects of the kind of that name; empty when they are no pods and make none. */
    public static List<String> path(String kindName) {
        return switch (kindName) {
            case "Pod" -> List.of("spec");
            case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "ReplicationController" -> List.of("spec", "template", "spec");
            case "CronJob" -> List.of("spec", "jobTemplate", "spec", "template", "spec");
            default -> List.of();
        };
    }

    /** Returns it; empty when the object is no pod and makes none. */
    public static Tree of(Document object) {
        List<String> path = path(object.kindName());
        return path.isEmpty() ? Tree.EMPTY : object.tree().tree(path.toArray(String[]::new));
    }
}
