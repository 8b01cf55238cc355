package dev.pilothouse.change;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the documents of one draft must be applied so that each finds what it needs, as Helm installs them. Documents of
 * one rank keep the order in which they were written.
 */
public final class ApplyOrder {

    private static final List<String> RANKS = List.of(
            "Namespace",
            "CustomResourceDefinition",
            "PriorityClass",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "ConfigMap",
            "StorageClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service",
            "DaemonSet",
            "Pod",
            "ReplicationController",
            "ReplicaSet",
            "Deployment",
            "StatefulSet",
            "HorizontalPodAutoscaler",
            "Job",
            "CronJob",
            "IngressClass",
            "Ingress",
            "APIService");
    private static final List<String> AT_THE_END = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private ApplyOrder() {}

    /** Orders documents to put; any other draft keeps the order it was given, for example the undoing of several changes. */
    static Draft ordered(Draft draft) {
        if (!draft.wishes().stream().allMatch(Wish.Put.class::isInstance)) {
            return draft;
        }
        return new Draft(
                draft.summary(),
                draft.wishes().stream().sorted(Comparator.comparingInt(wish -> rank(wish.ref().kind()))).toList());
    }

    /** Returns where objects of the kind stand in the order; equal for kinds whose order does not matter. */
    public static int rank(Kind kind) {
        int rank = RANKS.indexOf(kind.name());
        if (rank >= 0) {
            return rank;
        }
        return AT_THE_END.contains(kind.name()) ? RANKS.size() + 1 : RANKS.size();
    }
}
