package dev.pilothouse.platform.playground.control;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Deployment says of its rollout, in the conditions that the real controller writes. */
final class Rollouts {

    private Rollouts() {}

    /** A Deployment whose pods crash has passed its progress deadline; one that lost or gained pods is getting there. */
    static List<Object> conditions(Tree deployment, long ready, int wanted) {
        boolean available = ready >= wanted;
        boolean stuck = !available && !deployment.text("spec", "template", "metadata", "annotations", Pods.CRASH).isEmpty();
        String created = deployment.text("metadata", "creationTimestamp");
        return List.of(
                condition("Available", available, available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable", created),
                condition("Progressing", !stuck, stuck ? "ProgressDeadlineExceeded" : progress(available), created));
    }

    private static String progress(boolean available) {
        return available ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
    }

    private static Map<String, Object> condition(String type, boolean holds, String reason, String since) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", type);
        condition.put("status", holds ? "True" : "False");
        condition.put("reason", reason);
        condition.put("lastUpdateTime", since);
        condition.put("lastTransitionTime", since);
        return condition;
    }
}
