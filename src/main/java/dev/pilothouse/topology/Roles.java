package dev.pilothouse.topology;

import dev.pilothouse.model.Kind;
import dev.pilothouse.topology.Picture.Column;
import java.util.Optional;

/** What each kind is on a map: its column, how far right in it, and the layer with which it comes and goes. */
final class Roles {

    private Roles() {}

    static Column column(Kind kind) {
        return switch (kind.name()) {
            case "Ingress", "IngressClass", "Gateway", "GatewayClass", "HTTPRoute" -> Column.ENTRY;
            case "Service", "EndpointSlice", "Network" -> Column.SERVICE;
            case "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob", "ReplicationController", "Container" -> Column.WORKLOAD;
            default -> Column.STORE;
        };
    }

    /** Returns how many steps right of the left edge of its column a kind is, so that lines between kinds of one column go right as well. */
    static int depth(Kind kind) {
        return switch (kind.name()) {
            case "HTTPRoute", "ReplicaSet", "Job", "PersistentVolume", "RoleBinding", "ClusterRoleBinding" -> 1;
            case "Pod", "StorageClass", "Role", "ClusterRole", "User", "Group" -> 2;
            default -> 0;
        };
    }

    /** Returns the layer that a kind belongs to; nothing for what is always shown. */
    static Optional<Layer> layer(Kind kind) {
        return switch (kind.name()) {
            case "Ingress", "IngressClass", "Gateway", "GatewayClass", "HTTPRoute", "Service", "EndpointSlice", "Network" -> Optional.of(Layer.TRAFFIC);
            case "ConfigMap", "Secret", "PersistentVolumeClaim", "PersistentVolume", "StorageClass", "Volume", "Image" -> Optional.of(Layer.CONFIGURATION);
            case "HorizontalPodAutoscaler" -> Optional.of(Layer.SCALING);
            case "NetworkPolicy", "PodDisruptionBudget" -> Optional.of(Layer.POLICY);
            case "ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "User", "Group" -> Optional.of(Layer.ACCESS);
            default -> Optional.empty();
        };
    }

    /** Returns the layer that a link belongs to; nothing for what is never a line. */
    static Optional<Layer> layer(Link link) {
        return switch (link) {
            case ROUTES, SERVES -> Optional.of(Layer.TRAFFIC);
            case USES, STORES -> Optional.of(Layer.CONFIGURATION);
            case OWNS -> Optional.of(Layer.OWNERS);
            case SCALES -> Optional.of(Layer.SCALING);
            case GUARDS, PROTECTS, REACHES -> Optional.of(Layer.POLICY);
            case RUNS_AS, GRANTS -> Optional.of(Layer.ACCESS);
            case RUNS_ON -> Optional.empty();
        };
    }
}
