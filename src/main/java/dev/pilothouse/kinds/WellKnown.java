package dev.pilothouse.kinds;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Locale;

/** The kinds that others refer to and that screens ask for by themselves, and references as objects write them. */
public final class WellKnown {

    public static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    public static final Kind EVENT = Kind.namespaced("", "v1", "Event", "events");
    public static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    public static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    public static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    public static final Kind SERVICE_ACCOUNT = Kind.namespaced("", "v1", "ServiceAccount", "serviceaccounts");
    public static final Kind CLAIM = Kind.namespaced("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");
    public static final Kind VOLUME = Kind.clusterWide("", "v1", "PersistentVolume", "persistentvolumes");
    public static final Kind NODE = Kind.clusterWide("", "v1", "Node", "nodes");
    public static final Kind NAMESPACE = Kind.clusterWide("", "v1", "Namespace", "namespaces");
    public static final Kind STORAGE_CLASS = Kind.clusterWide("storage.k8s.io", "v1", "StorageClass", "storageclasses");
    public static final Kind INGRESS_CLASS = Kind.clusterWide("networking.k8s.io", "v1", "IngressClass", "ingressclasses");
    static final Kind PRIORITY_CLASS = Kind.clusterWide("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses");
    public static final Kind NETWORK_POLICY = Kind.namespaced("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");
    public static final Kind INGRESS = Kind.namespaced("networking.k8s.io", "v1", "Ingress", "ingresses");
    public static final Kind HTTP_ROUTE = Kind.namespaced("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
    public static final Kind GATEWAY = Kind.namespaced("gateway.networking.k8s.io", "v1", "Gateway", "gateways");
    static final Kind GATEWAY_CLASS = Kind.clusterWide("gateway.networking.k8s.io", "v1", "GatewayClass", "gatewayclasses");

    /** Whom a binding can name and no server has as an object. */
    static final Kind USER = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "User", "users");

    static final Kind GROUP = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "Group", "groups");
    static final Kind ROLE = Kind.namespaced("rbac.authorization.k8s.io", "v1", "Role", "roles");
    static final Kind CLUSTER_ROLE = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles");

    /** What people look at most often, in the order in which they are offered. */
    public static final List<Kind> OFTEN = List.of(
            POD,
            Kind.namespaced("apps", "v1", "Deployment", "deployments"),
            Kind.namespaced("apps", "v1", "StatefulSet", "statefulsets"),
            Kind.namespaced("apps", "v1", "DaemonSet", "daemonsets"),
            Kind.namespaced("batch", "v1", "Job", "jobs"),
            SERVICE,
            Kind.namespaced("networking.k8s.io", "v1", "Ingress", "ingresses"),
            CLAIM,
            NODE,
            NAMESPACE,
            EVENT);

    private static final List<Kind> ALL = List.of(
            POD, SERVICE, CONFIG_MAP, SECRET, SERVICE_ACCOUNT, CLAIM, VOLUME, NODE, NAMESPACE, STORAGE_CLASS, INGRESS_CLASS,
            PRIORITY_CLASS, ROLE, CLUSTER_ROLE, NETWORK_POLICY, INGRESS, GATEWAY, GATEWAY_CLASS, HTTP_ROUTE);

    private WellKnown() {}

    /** Returns the reference of an object; of kinds that only the cluster knows, the plural is guessed. */
    public static ResourceRef refTo(Document object) {
        int slash = object.apiVersion().indexOf('/');
        String group = slash < 0 ? "" : object.apiVersion().substring(0, slash);
        return ref(group, object.apiVersion().substring(slash + 1), object.kindName(), object.namespace(), object.name());
    }

    /** Returns what a reference with {@code apiVersion}, {@code kind} and {@code name} leads to, seen from a namespace. */
    static ResourceRef ref(Tree reference, String namespace) {
        String apiVersion = reference.text("apiVersion");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return ref(group, version, reference.text("kind"), namespace, reference.text("name"));
    }

    static ResourceRef ref(String group, String version, String name, String namespace, String object) {
        Kind kind = ALL.stream()
                .filter(known -> known.group().equals(group) && known.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Kind(group, version, name, plural(name), !namespace.isEmpty()));
        return new ResourceRef(kind, kind.namespaced() ? namespace : "", object);
    }

    private static String plural(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("s")) {
            return lower + "es";
        }
        return lower.endsWith("y") ? lower.substring(0, lower.length() - 1) + "ies" : lower + "s";
    }
}
