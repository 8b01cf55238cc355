package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.schema.Resource;
import java.util.Map;
import java.util.Set;

/** The fields by which a real API server lets objects of each kind be selected, and its words for all others. */
final class SelectableFields {

    private static final String NAME = "metadata.name";
    private static final String NAMESPACE = "metadata.namespace";

    /** Kinds that know more than name and namespace. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("pods", Set.of(NAME, NAMESPACE, "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
                    "spec.hostNetwork", "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName")),
            Map.entry("nodes", Set.of(NAME, "spec.unschedulable")),
            Map.entry("namespaces", Set.of(NAME, "status.phase")),
            Map.entry("secrets", Set.of(NAME, NAMESPACE, "type")),
            Map.entry("replicationcontrollers", Set.of(NAME, NAMESPACE, "status.replicas")),
            Map.entry("services", Set.of(NAME, NAMESPACE, "spec.clusterIP", "spec.type")),
            Map.entry("events", Set.of(NAME, NAMESPACE, "involvedObject.kind", "involvedObject.namespace", "involvedObject.name",
                    "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
                    "reportingComponent", "source", "type")),
            Map.entry("events.events.k8s.io", Set.of(NAME, NAMESPACE, "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid",
                    "regarding.apiVersion", "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController", "type")),
            Map.entry("jobs.batch", Set.of(NAME, NAMESPACE, "status.successful")),
            Map.entry("certificatesigningrequests.certificates.k8s.io", Set.of(NAME, "spec.signerName")),
            Map.entry("resourceslices.resource.k8s.io", Set.of(NAME, "spec.nodeName", "spec.driver")));

    private static final Set<String> USUAL = Set.of(NAME, NAMESPACE);

    private SelectableFields() {}

    static void mustKnow(Resource resource, boolean custom, String field) {
        Set<String> known = KNOWN.getOrDefault(resource.name(), USUAL);
        if (!known.contains(field)) {
            throw Refusal.badRequest(switch (resource.name()) {
                case "jobs.batch" -> "field label \"" + field + "\" not supported for Job";
                case "resourceslices.resource.k8s.io" -> "field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: " + field;
                default -> custom || known != USUAL
                        ? "field label not supported: " + field
                        : "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"";
            });
        }
    }

    static String value(Stored object, String field) {
        return switch (field) {
            case NAME -> object.key().name();
            case NAMESPACE -> object.key().namespace();
            case "spec.unschedulable", "spec.hostNetwork" -> text(object, field, "false");
            case "status.replicas" -> text(object, field, "0");
            case "status.successful" -> text(object, "status.succeeded", "0");
            case "source" -> text(object, "source.component", "");
            case "reportingController" -> text(object, "reportingComponent", "");
            default -> text(object, field.replaceFirst("^regarding\\.", "involvedObject."), "");
        };
    }

    private static String text(Stored object, String path, String otherwise) {
        return object.at(path.split("\\.", -1)).map(Object::toString).orElse(otherwise);
    }
}
