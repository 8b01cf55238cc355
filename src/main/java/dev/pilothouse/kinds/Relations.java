package dev.pilothouse.kinds;

import dev.pilothouse.kinds.Relation.Role;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.LabelSelector;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an object names and selects, read from its document alone, each once and in the order of the document. */
public final class Relations {

    private static final String SPEC = "spec";

    private final Tree object;
    private final String namespace;
    private final Set<Relation> found = new LinkedHashSet<>();

    private Relations(Document document) {
        object = document.tree();
        namespace = document.namespace();
    }

    public static List<Relation> of(Document document) {
        Relations relations = new Relations(document);
        if (document.apiVersion().startsWith(EngineKinds.GROUP + "/")) {
            new EngineRelations(relations, document.tree()).add();
        } else {
            relations.owners();
            relations.ofKind(document.kindName());
        }
        return List.copyOf(relations.found);
    }

    private void owners() {
        for (Tree owner : object.trees("metadata", "ownerReferences")) {
            add(Role.OWNER, WellKnown.ref(owner, namespace));
        }
    }

    private void ofKind(String kind) {
        switch (kind) {
            case "Pod" -> new PodRelations(this, object.tree(SPEC)).add();
            case "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job" -> {
                select(Role.POD, LabelSelector.of(object.tree(SPEC, "selector")));
                name(Role.SERVICE, WellKnown.SERVICE, object.text(SPEC, "serviceName"));
                new PodRelations(this, object.tree(SPEC, "template", SPEC)).add();
            }
            case "ReplicationController" -> {
                select(Role.POD, LabelSelector.ofLabels(object.texts(SPEC, "selector")));
                new PodRelations(this, object.tree(SPEC, "template", SPEC)).add();
            }
            case "CronJob" -> new PodRelations(this, object.tree(SPEC, "jobTemplate", SPEC, "template", SPEC)).add();
            case "Service" -> select(Role.POD, LabelSelector.ofLabels(object.texts(SPEC, "selector")));
            case "PodDisruptionBudget" -> select(Role.POD, LabelSelector.of(object.tree(SPEC, "selector")));
            case "NetworkPolicy" -> add(new Relation.Selects(
                    Role.POD, WellKnown.POD, namespace, LabelSelector.of(object.tree(SPEC, "podSelector"))));
            case "EndpointSlice" -> {
                name(Role.SERVICE, WellKnown.SERVICE, object.text("metadata", "labels", "kubernetes.io/service-name"));
                object.trees("endpoints").forEach(endpoint -> target(Role.POD, endpoint.tree("targetRef")));
            }
            case "Ingress" -> ingress();
            case "HorizontalPodAutoscaler" -> target(Role.TARGET, object.tree(SPEC, "scaleTargetRef"));
            case "PersistentVolumeClaim" -> {
                name(Role.VOLUME, WellKnown.VOLUME, object.text(SPEC, "volumeName"));
                name(Role.CLASS, WellKnown.STORAGE_CLASS, object.text(SPEC, "storageClassName"));
            }
            case "PersistentVolume" -> {
                Tree claim = object.tree(SPEC, "claimRef");
                name(Role.CLAIM, WellKnown.CLAIM, claim.text("namespace"), claim.text("name"));
                name(Role.CLASS, WellKnown.STORAGE_CLASS, object.text(SPEC, "storageClassName"));
            }
            case "RoleBinding", "ClusterRoleBinding" -> binding();
            case "Gateway" -> name(Role.CLASS, WellKnown.GATEWAY_CLASS, object.text(SPEC, "gatewayClassName"));
            case "HTTPRoute" -> route();
            case "ServiceAccount" -> {
                object.trees("secrets").forEach(secret -> name(Role.SECRET, WellKnown.SECRET, secret.text("name")));
                object.trees("imagePullSecrets").forEach(secret -> name(Role.SECRET, WellKnown.SECRET, secret.text("name")));
            }
            case "Event" -> {
                about(object.tree("involvedObject"));
                about(object.tree("regarding"));
            }
            default -> { }
        }
    }

    private void ingress() {
        name(Role.CLASS, WellKnown.INGRESS_CLASS, object.text(SPEC, "ingressClassName"));
        name(Role.SERVICE, WellKnown.SERVICE, object.text(SPEC, "defaultBackend", "service", "name"));
        for (Tree rule : object.trees(SPEC, "rules")) {
            for (Tree path : rule.trees("http", "paths")) {
                name(Role.SERVICE, WellKnown.SERVICE, path.text("backend", "service", "name"));
            }
        }
        object.trees(SPEC, "tls").forEach(tls -> name(Role.SECRET, WellKnown.SECRET, tls.text("secretName")));
    }

    /** References of the Gateway API may leave out group and kind: a parent is a Gateway then, and a backend a Service. */
    private void route() {
        for (Tree parent : object.trees(SPEC, "parentRefs")) {
            if (!parent.has("kind") || parent.text("kind").equals("Gateway")) {
                name(Role.ENTRY, WellKnown.GATEWAY, where(parent), parent.text("name"));
            }
        }
        for (Tree rule : object.trees(SPEC, "rules")) {
            for (Tree backend : rule.trees("backendRefs")) {
                if (!backend.has("kind") || backend.text("kind").equals("Service")) {
                    name(Role.SERVICE, WellKnown.SERVICE, where(backend), backend.text("name"));
                }
            }
        }
    }

    private String where(Tree reference) {
        return reference.has("namespace") ? reference.text("namespace") : namespace;
    }

    private void binding() {
        Kind role = object.text("roleRef", "kind").equals("ClusterRole") ? WellKnown.CLUSTER_ROLE : WellKnown.ROLE;
        name(Role.ROLE, role, object.text("roleRef", "name"));
        for (Tree subject : object.trees("subjects")) {
            switch (subject.text("kind")) {
                case "ServiceAccount" -> name(Role.SUBJECT, WellKnown.SERVICE_ACCOUNT, subject.text("namespace"), subject.text("name"));
                case "User" -> name(Role.SUBJECT, WellKnown.USER, subject.text("name"));
                case "Group" -> name(Role.SUBJECT, WellKnown.GROUP, subject.text("name"));
                default -> { }
            }
        }
    }

    private void about(Tree reference) {
        if (!reference.text("name").isEmpty()) {
            add(Role.ABOUT, WellKnown.ref(reference, reference.text("namespace")));
        }
    }

    /** Endpoints name their pods without a version. */
    private void target(Role role, Tree reference) {
        if (!reference.text("name").isEmpty()) {
            add(role, WellKnown.ref(reference, namespace));
        }
    }

    /** A selector without any requirement selects nothing for Services and budgets; NetworkPolicies add theirs themselves. */
    private void select(Role role, LabelSelector selector) {
        if (!selector.requirements().isEmpty()) {
            add(new Relation.Selects(role, WellKnown.POD, namespace, selector));
        }
    }

    void name(Role role, Kind kind, String name) {
        name(role, kind, kind.namespaced() ? namespace : "", name);
    }

    void nameOptional(Role role, Kind kind, String name) {
        if (!name.isEmpty()) {
            add(new Relation.Refers(role, new ResourceRef(kind, namespace, name), true));
        }
    }

    private void name(Role role, Kind kind, String where, String name) {
        if (!name.isEmpty()) {
            add(role, new ResourceRef(kind, where, name));
        }
    }

    private void add(Role role, ResourceRef target) {
        add(new Relation.Refers(role, target, false));
    }

    private void add(Relation relation) {
        found.add(relation);
    }
}
