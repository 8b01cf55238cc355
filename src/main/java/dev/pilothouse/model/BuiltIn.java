package dev.pilothouse.model;

/** The kinds that Kubernetes brings along and that this house speaks of by name. How they read is in {@code kinds}. */
public final class BuiltIn {

    public static final Kind POD = Kind.namespaced("", "v1", "Pod", "pods");
    public static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    public static final Kind CONFIG_MAP = Kind.namespaced("", "v1", "ConfigMap", "configmaps");
    public static final Kind SECRET = Kind.namespaced("", "v1", "Secret", "secrets");
    public static final Kind SERVICE_ACCOUNT = Kind.namespaced("", "v1", "ServiceAccount", "serviceaccounts");
    public static final Kind CLAIM = Kind.namespaced("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims");
    public static final Kind EVENT = Kind.namespaced("", "v1", "Event", "events");
    public static final Kind QUOTA = Kind.namespaced("", "v1", "ResourceQuota", "resourcequotas");
    public static final Kind LIMIT_RANGE = Kind.namespaced("", "v1", "LimitRange", "limitranges");
    public static final Kind NODE = Kind.clusterWide("", "v1", "Node", "nodes");
    public static final Kind NAMESPACE = Kind.clusterWide("", "v1", "Namespace", "namespaces");
    public static final Kind VOLUME = Kind.clusterWide("", "v1", "PersistentVolume", "persistentvolumes");

    public static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    public static final Kind STATEFUL_SET = Kind.namespaced("apps", "v1", "StatefulSet", "statefulsets");
    public static final Kind DAEMON_SET = Kind.namespaced("apps", "v1", "DaemonSet", "daemonsets");
    public static final Kind REPLICA_SET = Kind.namespaced("apps", "v1", "ReplicaSet", "replicasets");
    public static final Kind CONTROLLER_REVISION = Kind.namespaced("apps", "v1", "ControllerRevision", "controllerrevisions");
    public static final Kind JOB = Kind.namespaced("batch", "v1", "Job", "jobs");
    public static final Kind CRON_JOB = Kind.namespaced("batch", "v1", "CronJob", "cronjobs");
    public static final Kind AUTOSCALER = Kind.namespaced("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers");
    public static final Kind BUDGET = Kind.namespaced("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets");

    public static final Kind INGRESS = Kind.namespaced("networking.k8s.io", "v1", "Ingress", "ingresses");
    public static final Kind INGRESS_CLASS = Kind.clusterWide("networking.k8s.io", "v1", "IngressClass", "ingressclasses");
    public static final Kind NETWORK_POLICY = Kind.namespaced("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");
    public static final Kind STORAGE_CLASS = Kind.clusterWide("storage.k8s.io", "v1", "StorageClass", "storageclasses");
    public static final Kind ROLE = Kind.namespaced("rbac.authorization.k8s.io", "v1", "Role", "roles");
    public static final Kind ROLE_BINDING = Kind.namespaced("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

    private BuiltIn() {}
}
