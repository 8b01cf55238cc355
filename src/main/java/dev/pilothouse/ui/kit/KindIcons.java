package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Kind;

/** The icon of each kind. */
public final class KindIcons {

    private static final String ANY = "mdi2h-hexagon-multiple-outline";

    private KindIcons() {}

    /** Returns the literal for a kind; custom kinds share one. */
    public static String of(Kind kind) {
        return switch (kind.name()) {
            case "Pod" -> "mdi2c-cube-outline";
            case "Container" -> "mdi2p-package-variant-closed";
            case "Image" -> "mdi2l-layers-outline";
            case "Network" -> "mdi2l-lan";
            case "Volume" -> "mdi2h-harddisk";
            case "Deployment" -> "mdi2l-layers-triple-outline";
            case "ReplicaSet", "ReplicationController" -> "mdi2l-layers-outline";
            case "StatefulSet" -> "mdi2d-database-outline";
            case "DaemonSet" -> "mdi2v-view-grid-outline";
            case "Job" -> "mdi2c-checkbox-multiple-marked-outline";
            case "CronJob" -> "mdi2c-clock-outline";
            case "Service" -> "mdi2l-lan";
            case "Ingress", "Gateway", "HTTPRoute", "IngressClass" -> "mdi2i-import";
            case "EndpointSlice", "Endpoints" -> "mdi2l-lan-connect";
            case "NetworkPolicy" -> "mdi2w-wall-fire";
            case "Node" -> "mdi2s-server";
            case "ConfigMap" -> "mdi2f-file-cog-outline";
            case "Secret" -> "mdi2k-key-outline";
            case "HorizontalPodAutoscaler" -> "mdi2a-arrow-expand-horizontal";
            case "ResourceQuota", "LimitRange" -> "mdi2g-gauge";
            case "PodDisruptionBudget" -> "mdi2s-shield-check-outline";
            case "PersistentVolumeClaim", "PersistentVolume" -> "mdi2h-harddisk";
            case "StorageClass" -> "mdi2d-database-arrow-down-outline";
            case "ServiceAccount" -> "mdi2a-account-outline";
            case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> "mdi2s-shield-account-outline";
            case "CustomResourceDefinition" -> "mdi2p-puzzle-outline";
            case "Event" -> "mdi2t-timeline-text-outline";
            case "Namespace" -> "mdi2s-shape-outline";
            default -> ANY;
        };
    }
}
