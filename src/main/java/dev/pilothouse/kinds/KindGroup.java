package dev.pilothouse.kinds;

import dev.pilothouse.model.Kind;
import java.util.Set;

/**
 * What kinds are for, as the sidebar groups them. Custom kinds are told apart further by their API group.
 */
public enum KindGroup {
    CLUSTER,
    WORKLOADS,
    NETWORK,
    CONFIGURATION,
    STORAGE,
    ACCESS,
    CUSTOM,
    OTHER;

    private static final Set<String> BUILT_IN = Set.of(
            "",
            "apps",
            "autoscaling",
            "batch",
            "policy",
            "extensions",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "internal.apiserver.k8s.io",
            "metrics.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io",
            "storagemigration.k8s.io");

    /** Returns the group of a kind, whatever its version. */
    public static KindGroup of(Kind kind) {
        if (!BUILT_IN.contains(kind.group())) {
            return CUSTOM;
        }
        return switch (kind.name()) {
            case "Node", "Namespace", "Event" -> CLUSTER;
            case "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController" -> WORKLOADS;
            case "Service", "Endpoints", "EndpointSlice", "Ingress", "IngressClass", "NetworkPolicy" -> NETWORK;
            case "ConfigMap", "Secret", "HorizontalPodAutoscaler", "PodDisruptionBudget", "ResourceQuota", "LimitRange" -> CONFIGURATION;
            case "ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "CertificateSigningRequest" -> ACCESS;
            case "PersistentVolume", "PersistentVolumeClaim" -> STORAGE;
            default -> kind.group().equals("storage.k8s.io") ? STORAGE : OTHER;
        };
    }
}
