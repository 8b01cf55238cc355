package dev.pilothouse.kinds;

import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All kinds that have a projection of their own, and the projections of those that have none.
 *
 * <p>An instance lets equal cells of all its rows be one object; whoever opens a cluster holds one. Safe for use by several threads.
 */
public final class Kinds {

    private record Name(String group, String kind) {}

    private final Interner shared = new Interner();
    private final Map<Name, Projection> known = new HashMap<>();

    public Kinds() {
        add("", "Pod", Pods.table());
        add("apps", "Deployment", Deployments.table());
        add("apps", "ReplicaSet", ReplicaSets.table());
        add("", "ReplicationController", ReplicaSets.replicationControllers());
        add("apps", "StatefulSet", StatefulSets.table());
        add("apps", "DaemonSet", DaemonSets.table());
        add("batch", "Job", Jobs.table());
        add("batch", "CronJob", CronJobs.table());
        add("", "PodTemplate", ControlPlane.podTemplates());

        add("", "Service", Services.table());
        add("discovery.k8s.io", "EndpointSlice", Endpoints.slices());
        add("", "Endpoints", Endpoints.legacy());
        add("networking.k8s.io", "Ingress", Ingresses.table());
        add("networking.k8s.io", "IngressClass", Ingresses.classes());
        add("networking.k8s.io", "NetworkPolicy", Policies.networkPolicies());
        add("networking.k8s.io", "ServiceCIDR", ControlPlane.serviceRanges());
        add("networking.k8s.io", "IPAddress", ControlPlane.ipAddresses());

        add("", "ConfigMap", Configuration.configMaps());
        add("", "Secret", Configuration.secrets());
        add("autoscaling", "HorizontalPodAutoscaler", Autoscalers.table());
        add("policy", "PodDisruptionBudget", Policies.disruptionBudgets());
        add("", "ResourceQuota", Policies.quotas());
        add("", "LimitRange", Policies.limitRanges());
        add("scheduling.k8s.io", "PriorityClass", Policies.priorityClasses());
        add("node.k8s.io", "RuntimeClass", Policies.runtimeClasses());

        add("", "PersistentVolume", Volumes.table());
        add("", "PersistentVolumeClaim", Volumes.claims());
        add("storage.k8s.io", "StorageClass", Storage.classes());
        add("storage.k8s.io", "VolumeAttributesClass", Storage.attributesClasses());
        add("storage.k8s.io", "VolumeAttachment", Storage.attachments());
        add("storage.k8s.io", "CSINode", Storage.csiNodes());
        add("storage.k8s.io", "CSIDriver", Storage.csiDrivers());
        add("storage.k8s.io", "CSIStorageCapacity", Storage.capacities());

        add("", "Node", Nodes.table());
        add("", "Namespace", Nodes.namespaces());
        add("metrics.k8s.io", "PodMetrics", Usage.ofPods());
        add("metrics.k8s.io", "NodeMetrics", Usage.ofNodes());
        add("", "Event", Events.core());
        add("events.k8s.io", "Event", Events.grouped());

        add("", "ServiceAccount", Configuration.serviceAccounts());
        add("rbac.authorization.k8s.io", "Role", Access.roles());
        add("rbac.authorization.k8s.io", "ClusterRole", Access.roles());
        add("rbac.authorization.k8s.io", "RoleBinding", Access.bindings());
        add("rbac.authorization.k8s.io", "ClusterRoleBinding", Access.bindings());
        add("certificates.k8s.io", "CertificateSigningRequest", Access.signingRequests());

        add("apiextensions.k8s.io", "CustomResourceDefinition", ControlPlane.definitions());
        add("apiregistration.k8s.io", "APIService", ControlPlane.apiServices());
        add("coordination.k8s.io", "Lease", ControlPlane.leases());
        add("apps", "ControllerRevision", ControlPlane.controllerRevisions());
        add("flowcontrol.apiserver.k8s.io", "FlowSchema", ControlPlane.flowSchemas());
        add("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration", ControlPlane.priorityLevels());
        String admission = "admissionregistration.k8s.io";
        add(admission, "ValidatingWebhookConfiguration", ControlPlane.webhooks());
        add(admission, "MutatingWebhookConfiguration", ControlPlane.webhooks());
        add(admission, "ValidatingAdmissionPolicy", ControlPlane.admissionPolicies("VALIDATIONS", "validations"));
        add(admission, "MutatingAdmissionPolicy", ControlPlane.admissionPolicies("MUTATIONS", "mutations"));
        add(admission, "ValidatingAdmissionPolicyBinding", ControlPlane.admissionBindings());
        add(admission, "MutatingAdmissionPolicyBinding", ControlPlane.admissionBindings());

        add(EngineKinds.GROUP, "Container", EngineContainers.table());
        add(EngineKinds.GROUP, "Image", EngineObjects.images());
        add(EngineKinds.GROUP, "Network", EngineObjects.networks());
        add(EngineKinds.GROUP, "Volume", EngineObjects.volumes());
        add(EngineKinds.GROUP, "BuildCache", EngineObjects.buildCaches());
    }

    private void add(String group, String kind, TableBuilder<?> table) {
        known.put(new Name(group, kind), table.build(shared));
    }

    /** Returns the own projection of a built-in kind, whatever its version. */
    public Optional<Projection> known(Kind kind) {
        return Optional.ofNullable(known.get(new Name(kind.group(), kind.name())));
    }

    /** Returns the projection of a custom kind by the columns that its definition asks for; without any: name and age. */
    public Projection custom(List<PrinterColumn> columns) {
        return CustomKinds.table(columns).build(shared);
    }
}
