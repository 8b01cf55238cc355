package dev.pilothouse.platform.playground;

import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind that the playground serves.
 *
 * @param shortNames as kubectl knows them
 */
public record Served(Kind kind, List<String> shortNames) {

    private static final List<Served> ALL = List.of(
            core("Pod", "pods", "po"),
            core("Service", "services", "svc"),
            core("ConfigMap", "configmaps", "cm"),
            core("Secret", "secrets"),
            core("ServiceAccount", "serviceaccounts", "sa"),
            core("Event", "events", "ev"),
            core("PersistentVolumeClaim", "persistentvolumeclaims", "pvc"),
            core("ResourceQuota", "resourcequotas", "quota"),
            core("LimitRange", "limitranges", "limits"),
            wide("", "v1", "Namespace", "namespaces", "ns"),
            wide("", "v1", "Node", "nodes", "no"),
            wide("", "v1", "PersistentVolume", "persistentvolumes", "pv"),
            of("apps", "v1", "Deployment", "deployments", "deploy"),
            of("apps", "v1", "ReplicaSet", "replicasets", "rs"),
            of("apps", "v1", "StatefulSet", "statefulsets", "sts"),
            of("apps", "v1", "DaemonSet", "daemonsets", "ds"),
            of("batch", "v1", "Job", "jobs"),
            of("batch", "v1", "CronJob", "cronjobs", "cj"),
            of("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices"),
            of("networking.k8s.io", "v1", "Ingress", "ingresses", "ing"),
            of("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", "netpol"),
            of("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "hpa"),
            of("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", "pdb"),
            of("coordination.k8s.io", "v1", "Lease", "leases"),
            of("rbac.authorization.k8s.io", "v1", "Role", "roles"),
            of("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings"),
            wide("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles"),
            wide("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings"),
            wide("storage.k8s.io", "v1", "StorageClass", "storageclasses", "sc"),
            wide("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", "crd", "crds"));

    /** Returns everything that is served, in the order of discovery. */
    public static List<Served> all() {
        return ALL;
    }

    /** Finds a kind by where it is served. */
    public static Optional<Kind> at(String group, String version, String plural) {
        return ALL.stream()
                .map(Served::kind)
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version) && kind.plural().equals(plural))
                .findFirst();
    }

    /** Finds a kind by the words in a document. */
    public static Optional<Kind> named(String apiVersion, String kindName) {
        return ALL.stream()
                .map(Served::kind)
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(kindName))
                .findFirst();
    }

    public String singular() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Served core(String name, String plural, String... shortNames) {
        return of("", "v1", name, plural, shortNames);
    }

    private static Served of(String group, String version, String name, String plural, String... shortNames) {
        return new Served(Kind.namespaced(group, version, name, plural), List.of(shortNames));
    }

    private static Served wide(String group, String version, String name, String plural, String... shortNames) {
        return new Served(Kind.clusterWide(group, version, name, plural), List.of(shortNames));
    }
}
