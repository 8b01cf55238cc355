package dev.pilothouse.platform.playground.validation;

import static java.util.Map.entry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The rules that objects of built-in kinds keep, and those for {@code metadata}, which hold for custom kinds too.
 *
 * <p>Each error has the reason, the field and the words of the real server; no error, and the object may be stored. Objects come with their
 * {@link Defaults} filled in and with name and namespace settled. What the server only knows from other objects, quotas and the like, is
 * not looked at.
 */
public final class Rules {

    /** Rules of one kind, after those for metadata. */
    private record KindRules(Consumer<Spot> create, BiConsumer<Spot, Spot> update) {}

    private static final Map<String, KindRules> KINDS = Map.ofEntries(
            entry("Pod", new KindRules(PodRules::create, PodUpdateRules::check)),
            entry("PodTemplate", always(template -> PodRules.template(template.at("template")))),
            entry("ReplicationController", always(WorkloadRules::replicationController)),
            entry("Deployment.apps", new KindRules(WorkloadRules::deployment, WorkloadRules::deploymentUpdate)),
            entry("ReplicaSet.apps", new KindRules(WorkloadRules::replicaSet, WorkloadRules::replicaSetUpdate)),
            entry("StatefulSet.apps", new KindRules(WorkloadRules::statefulSet, WorkloadRules::statefulSetUpdate)),
            entry("DaemonSet.apps", new KindRules(WorkloadRules::daemonSet, WorkloadRules::daemonSetUpdate)),
            entry("Job.batch", new KindRules(JobRules::job, JobRules::jobUpdate)),
            entry("CronJob.batch", new KindRules(JobRules::cronJob, JobRules::cronJobUpdate)),
            entry("Service", new KindRules(ServiceRules::create, ServiceRules::update)),
            entry("Endpoints", always(EndpointRules::endpoints)),
            entry("EndpointSlice.discovery.k8s.io", new KindRules(EndpointRules::slice, EndpointRules::sliceUpdate)),
            entry("Ingress.networking.k8s.io", new KindRules(NetworkRules::ingressCreate, (ingress, before) -> NetworkRules.ingress(ingress))),
            entry("IngressClass.networking.k8s.io", new KindRules(NetworkRules::ingressClass, NetworkRules::ingressClassUpdate)),
            entry("NetworkPolicy.networking.k8s.io", always(NetworkRules::networkPolicy)),
            entry("ServiceAccount", always(account -> {})),
            entry("ConfigMap", new KindRules(ConfigurationRules::configMap, ConfigurationRules::configMapUpdate)),
            entry("Secret", new KindRules(ConfigurationRules::secret, ConfigurationRules::secretUpdate)),
            entry("PersistentVolumeClaim", new KindRules(ClaimRules::claim, ClaimRules::claimUpdate)),
            entry("PersistentVolume", new KindRules(StorageRules::volume, StorageRules::volumeUpdate)),
            entry("StorageClass.storage.k8s.io", new KindRules(StorageRules::storageClass, StorageRules::storageClassUpdate)),
            entry("HorizontalPodAutoscaler.autoscaling", always(AutoscalerRules::check)),
            entry("PodDisruptionBudget.policy", always(PolicyRules::budget)),
            entry("ResourceQuota", new KindRules(PolicyRules::quota, PolicyRules::quotaUpdate)),
            entry("LimitRange", always(LimitRangeRules::check)),
            entry("PriorityClass.scheduling.k8s.io", new KindRules(PolicyRules::priorityClass, PolicyRules::priorityClassUpdate)),
            entry("Lease.coordination.k8s.io", always(PolicyRules::lease)),
            entry("Role.rbac.authorization.k8s.io", always(AccessRules::role)),
            entry("ClusterRole.rbac.authorization.k8s.io", always(AccessRules::clusterRole)),
            entry("RoleBinding.rbac.authorization.k8s.io", new KindRules(AccessRules::roleBinding, AccessRules::roleBindingUpdate)),
            entry("ClusterRoleBinding.rbac.authorization.k8s.io", new KindRules(AccessRules::clusterRoleBinding, AccessRules::clusterRoleBindingUpdate)),
            entry("Namespace", new KindRules(ClusterRules::namespace, (namespace, before) -> {})),
            entry("Node", new KindRules(ClusterRules::node, ClusterRules::nodeUpdate)),
            entry("Event", always(ClusterRules::event)),
            entry("CertificateSigningRequest.certificates.k8s.io", always(ClusterRules::certificateRequest)),
            entry("ValidatingWebhookConfiguration.admissionregistration.k8s.io", always(ClusterRules::webhooks)),
            entry("MutatingWebhookConfiguration.admissionregistration.k8s.io", always(ClusterRules::webhooks)));

    private Rules() {}

    /** The same rules for new objects and changed ones. */
    private static KindRules always(Consumer<Spot> rules) {
        return new KindRules(rules, (object, before) -> rules.accept(object));
    }

    /** Returns what is wrong with an object that is to be created. */
    public static List<Cause> create(Kind kind, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot spot = Spot.of(object.fields(), causes);
        MetadataRules.check(kind, spot.at("metadata"));
        KindRules rules = KINDS.get(key(kind));
        if (rules != null) {
            rules.create().accept(spot);
        }
        return List.copyOf(causes);
    }

    /** Returns what is wrong with an object that is to replace another one of the same name. */
    public static List<Cause> update(Kind kind, Document before, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot spot = Spot.of(object.fields(), causes);
        Spot old = Spot.of(before.fields(), new ArrayList<>());
        MetadataRules.checkUpdate(spot.at("metadata"), old.at("metadata"), !Strategies.of(kind).unconditionalUpdate());
        KindRules rules = KINDS.get(key(kind));
        if (rules != null) {
            rules.update().accept(spot, old);
        }
        return List.copyOf(causes);
    }

    /** Returns what is wrong with an object whose status, or whose part behind another subresource, is to be replaced. */
    public static List<Cause> updateStatus(Kind kind, Document before, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot spot = Spot.of(object.fields(), causes);
        Spot old = Spot.of(before.fields(), new ArrayList<>());
        MetadataRules.checkUpdate(spot.at("metadata"), old.at("metadata"), false);
        if (key(kind).equals("Pod")) {
            PodPartRules.check(spot, old);
        }
        return List.copyOf(causes);
    }

    /** Tells whether the kind is one of those that have rules here or a way of their own to be written. */
    static boolean know(Kind kind) {
        return KINDS.containsKey(key(kind)) || Strategies.know(kind);
    }

    /** Returns the name under which the rules of a kind are found, {@code Pod} or {@code Deployment.apps}, in whatever version. */
    static String key(Kind kind) {
        return kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
    }
}
