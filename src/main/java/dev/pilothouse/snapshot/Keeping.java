package dev.pilothouse.snapshot;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of an object is worth keeping: nothing that a controller, the server or a node makes of it again.
 *
 * <p>What is kept can be sent to any cluster that serves the kind: addresses, uids and bound volumes are that cluster's own.
 */
final class Keeping {

    private static final Set<String> SERVERS_OWN = Set.of(
            "managedFields", "uid", "resourceVersion", "creationTimestamp", "generation", "selfLink", "deletionTimestamp",
            "deletionGracePeriodSeconds", "ownerReferences", "finalizers", "generateName");

    /** Written by controllers, and wrong for an object that is made anew. */
    private static final Set<String> CONTROLLERS_NOTES = Set.of(
            "deployment.kubernetes.io/revision",
            "deprecated.daemonset.template.generation",
            "kubectl.kubernetes.io/last-applied-configuration",
            "pv.kubernetes.io/bind-completed",
            "pv.kubernetes.io/bound-by-controller",
            "volume.kubernetes.io/selected-node",
            "volume.kubernetes.io/storage-provisioner",
            "volume.beta.kubernetes.io/storage-provisioner");

    private static final List<String> JOBS_OWN_LABELS =
            List.of("controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name");

    /** Roles of kind's network and storage. */
    private static final Set<String> NODE_IMAGES_ROLES = Set.of("kindnet", "local-path-provisioner-role");

    private Keeping() {}

    /** Tells whether an object came with the cluster or is kept by a part of it, so that each cluster has its own. */
    static boolean isClustersOwn(Document object) {
        Tree tree = object.tree();
        String name = object.name();
        return switch (groupOf(object) + "/" + object.kindName()) {
            case "/ServiceAccount" -> name.equals("default");
            case "/ConfigMap" -> name.equals("kube-root-ca.crt");
            case "/Service" -> name.equals("kubernetes") && object.namespace().equals("default");
            case "discovery.k8s.io/EndpointSlice" -> name.equals("kubernetes") && object.namespace().equals("default");
            case "/Endpoints" -> (name.equals("kubernetes") && object.namespace().equals("default"))
                    || tree.has("metadata", "annotations", "endpoints.kubernetes.io/last-change-trigger-time")
                    || tree.has("metadata", "labels", "endpoints.kubernetes.io/managed-by");
            case "/Secret" -> Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token").contains(tree.text("type"));
            case "apiextensions.k8s.io/CustomResourceDefinition" -> tree.text("spec", "group").equals(Extent.SIMULATION);
            case "/Pod" -> tree.has("metadata", "annotations", "kubernetes.io/config.mirror");
            case "/PersistentVolume" -> tree.has("metadata", "annotations", "pv.kubernetes.io/provisioned-by");
            default -> false;
        };
    }

    /** Tells whether an object of the whole cluster is one that an API server makes, a node image brings, or that serves a part of the system only. */
    static boolean isBuiltIn(Document object) {
        Tree tree = object.tree();
        String name = object.name();
        return switch (groupOf(object) + "/" + object.kindName()) {
            case "rbac.authorization.k8s.io/ClusterRole" -> isBuiltInRole(tree, name);
            case "rbac.authorization.k8s.io/ClusterRoleBinding" -> isBuiltInRole(tree, name) || isBoundToSystem(tree);
            case "scheduling.k8s.io/PriorityClass" -> name.startsWith("system-");
            case "flowcontrol.apiserver.k8s.io/FlowSchema", "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration" ->
                tree.has("metadata", "annotations", "apf.kubernetes.io/autoupdate-spec");
            case "apiregistration.k8s.io/APIService" -> tree.has("metadata", "labels", "kube-aggregator.kubernetes.io/automanaged")
                    || Extent.isSystem(tree.text("spec", "service", "namespace"));
            case "networking.k8s.io/ServiceCIDR" -> name.equals("kubernetes");
            default -> false;
        };
    }

    private static boolean isBuiltInRole(Tree tree, String name) {
        return tree.text("metadata", "labels", "kubernetes.io/bootstrapping").equals("rbac-defaults")
                || name.startsWith("system:")
                || name.startsWith("kubeadm:")
                || NODE_IMAGES_ROLES.contains(name);
    }

    private static boolean isBoundToSystem(Tree binding) {
        List<Tree> subjects = binding.trees("subjects");
        return !subjects.isEmpty() && subjects.stream().allMatch(subject -> Extent.isSystem(subject.text("namespace")));
    }

    /** Tells whether a controller makes the object again by itself. */
    static boolean isOwned(Document object) {
        return object.tree().trees("metadata", "ownerReferences").stream().anyMatch(owner -> owner.isTrue("controller"));
    }

    /** Tells whether making it again would run again what has ended. */
    static boolean hasEnded(Document object) {
        return switch (groupOf(object) + "/" + object.kindName()) {
            case "/Pod" -> Set.of("Succeeded", "Failed").contains(object.tree().text("status", "phase"));
            case "batch/Job" -> object.tree().trees("status", "conditions").stream()
                    .anyMatch(condition -> Set.of("Complete", "Failed").contains(condition.text("type")) && condition.text("status").equals("True"));
            default -> false;
        };
    }

    static boolean isGoing(Document object) {
        return object.tree().has("metadata", "deletionTimestamp");
    }

    /** Returns what is left of the object. */
    static Document of(Document object) {
        Tree tree = withoutNotes(object.tree().without("status"));
        for (String field : SERVERS_OWN) {
            tree = tree.without("metadata", field);
        }
        return new Document(switch (groupOf(object) + "/" + object.kindName()) {
            case "/Namespace" -> tree.without("spec");
            case "/Service" -> service(tree);
            case "/Pod" -> pod(tree);
            case "/PersistentVolumeClaim" -> tree.without("spec", "volumeName");
            case "/PersistentVolume" -> tree.without("spec", "claimRef");
            case "/ServiceAccount" -> tree.without("secrets");
            case "batch/Job" -> job(tree);
            default -> tree;
        });
    }

    private static Tree withoutNotes(Tree tree) {
        Tree kept = tree;
        for (String note : CONTROLLERS_NOTES) {
            kept = kept.without("metadata", "annotations", note);
        }
        boolean none = kept.has("metadata", "annotations") && kept.tree("metadata", "annotations").fields().isEmpty();
        return none ? kept.without("metadata", "annotations") : kept;
    }

    /** A Service without address stays one without. */
    private static Tree service(Tree tree) {
        Tree kept = tree.without("spec", "healthCheckNodePort");
        return kept.text("spec", "clusterIP").equals("None") ? kept : kept.without("spec", "clusterIP").without("spec", "clusterIPs");
    }

    private static Tree job(Tree tree) {
        if (tree.isTrue("spec", "manualSelector")) {
            return tree;
        }
        Tree kept = tree.without("spec", "selector");
        for (String label : JOBS_OWN_LABELS) {
            kept = kept.without("spec", "template", "metadata", "labels", label).without("metadata", "labels", label);
        }
        return kept;
    }

    /** The admission of each cluster mounts a token of its own. */
    private static Tree pod(Tree tree) {
        Map<String, Object> spec = new LinkedHashMap<>(tree.tree("spec").fields());
        spec.remove("nodeName");
        List<Tree> volumes = tree.trees("spec", "volumes");
        List<Object> kept = volumes.stream().filter(volume -> !isToken(volume)).<Object>map(Tree::fields).toList();
        if (kept.isEmpty()) {
            spec.remove("volumes");
        } else {
            spec.put("volumes", kept);
        }
        for (String containers : List.of("containers", "initContainers")) {
            if (spec.containsKey(containers)) {
                spec.put(containers, tree.trees("spec", containers).stream().<Object>map(Keeping::withoutToken).toList());
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>(tree.fields());
        fields.put("spec", spec);
        return new Tree(fields);
    }

    private static boolean isToken(Tree volumeOrMount) {
        return volumeOrMount.text("name").startsWith("kube-api-access-");
    }

    private static Map<String, Object> withoutToken(Tree container) {
        Map<String, Object> fields = new LinkedHashMap<>(container.fields());
        List<Object> mounts = new ArrayList<>();
        container.trees("volumeMounts").stream().filter(mount -> !isToken(mount)).forEach(mount -> mounts.add(mount.fields()));
        if (mounts.isEmpty()) {
            fields.remove("volumeMounts");
        } else {
            fields.put("volumeMounts", mounts);
        }
        return fields;
    }

    private static String groupOf(Document object) {
        int slash = object.apiVersion().indexOf('/');
        return slash < 0 ? "" : object.apiVersion().substring(0, slash);
    }
}
