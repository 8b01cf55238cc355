package dev.pilothouse.kinds;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Locale;

/** The kinds that others refer to and that screens ask for by themselves, and references as objects write them. */
public final class WellKnown {

    public static final Kind POD = BuiltIn.POD;
    public static final Kind EVENT = BuiltIn.EVENT;
    public static final Kind SERVICE = BuiltIn.SERVICE;
    public static final Kind CONFIG_MAP = BuiltIn.CONFIG_MAP;
    public static final Kind SECRET = BuiltIn.SECRET;
    public static final Kind SERVICE_ACCOUNT = BuiltIn.SERVICE_ACCOUNT;
    public static final Kind CLAIM = BuiltIn.CLAIM;
    public static final Kind VOLUME = BuiltIn.VOLUME;
    public static final Kind NODE = BuiltIn.NODE;
    public static final Kind NAMESPACE = BuiltIn.NAMESPACE;
    public static final Kind STORAGE_CLASS = BuiltIn.STORAGE_CLASS;
    public static final Kind INGRESS_CLASS = BuiltIn.INGRESS_CLASS;
    static final Kind PRIORITY_CLASS = Kind.clusterWide("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses");
    public static final Kind NETWORK_POLICY = BuiltIn.NETWORK_POLICY;
    public static final Kind INGRESS = BuiltIn.INGRESS;
    public static final Kind HTTP_ROUTE = Kind.namespaced("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes");
    public static final Kind GATEWAY = Kind.namespaced("gateway.networking.k8s.io", "v1", "Gateway", "gateways");
    static final Kind GATEWAY_CLASS = Kind.clusterWide("gateway.networking.k8s.io", "v1", "GatewayClass", "gatewayclasses");

    /** Whom a binding can name and no server has as an object. */
    static final Kind USER = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "User", "users");

    static final Kind GROUP = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "Group", "groups");
    static final Kind ROLE = BuiltIn.ROLE;
    static final Kind CLUSTER_ROLE = Kind.clusterWide("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles");

    /** What people look at most often, in the order in which they are offered. */
    public static final List<Kind> OFTEN = List.of(
            POD,
            BuiltIn.DEPLOYMENT,
            BuiltIn.STATEFUL_SET,
            BuiltIn.DAEMON_SET,
            BuiltIn.JOB,
            SERVICE,
            BuiltIn.INGRESS,
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
