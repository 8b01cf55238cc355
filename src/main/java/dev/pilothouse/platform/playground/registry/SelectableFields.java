package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import java.util.Map;
import java.util.Set;

/** The fields by which a real API server lets objects of each kind be selected. */
final class SelectableFields {

    private static final Map<String, Set<String>> MORE = Map.ofEntries(
            Map.entry("pods", Set.of("spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
                    "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName")),
            Map.entry("nodes", Set.of("spec.unschedulable")),
            Map.entry("namespaces", Set.of("status.phase")),
            Map.entry("secrets", Set.of("type")),
            Map.entry("replicationcontrollers", Set.of("status.replicas")),
            Map.entry("services", Set.of("spec.clusterIP", "spec.type")),
            Map.entry("events", Set.of("involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
                    "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent",
                    "source", "type")),
            Map.entry("events.events.k8s.io", Set.of("reason", "reportingController", "type", "regarding.kind", "regarding.namespace",
                    "regarding.name", "regarding.uid", "regarding.apiVersion", "regarding.resourceVersion", "regarding.fieldPath")),
            Map.entry("replicasets.apps", Set.of("status.replicas")),
            Map.entry("jobs.batch", Set.of("status.successful")),
            Map.entry("certificatesigningrequests.certificates.k8s.io", Set.of("spec.signerName")));

    /** Kinds that say it in the words of their own conversion; the others name the two fields that every kind knows. */
    private static final Set<String> OWN_WORDS = Set.of(
            "pods", "nodes", "namespaces", "secrets", "replicationcontrollers", "services", "events", "events.events.k8s.io", "replicasets.apps",
            "deployments.apps", "statefulsets.apps", "daemonsets.apps", "jobs.batch", "cronjobs.batch", "certificatesigningrequests.certificates.k8s.io");

    private SelectableFields() {}

    static void mustKnow(Resource resource, String field) {
        String name = resource.name();
        boolean namespace = field.equals("metadata.namespace") && (resource.kind().namespaced() || !OWN_WORDS.contains(name));
        if (!namespace && !field.equals("metadata.name") && !MORE.getOrDefault(name, Set.of()).contains(field)) {
            throw Refusal.badRequest(OWN_WORDS.contains(name)
                    ? "field label not supported: " + field
                    : "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        }
    }

    static String value(Document object, String field) {
        return switch (field) {
            case "spec.unschedulable", "spec.hostNetwork" -> Boolean.toString(object.tree().isTrue(field.split("\\.")));
            case "status.replicas" -> Long.toString(object.tree().number(0, "status", "replicas"));
            case "status.successful" -> Long.toString(object.tree().number(0, "status", "succeeded"));
            case "source" -> object.tree().text("source", "component");
            default -> object.tree().text(field.split("\\."));
        };
    }
}
