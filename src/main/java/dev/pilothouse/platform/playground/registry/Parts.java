package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.schema.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which parts of an object each path writes: what is wanted by the object's own, what is by {@code status}; and when a generation ends. */
final class Parts {

    private static final Set<String> WITHOUT_GENERATION = Set.of(
            "configmaps", "secrets", "services", "endpoints", "events", "namespaces", "nodes", "serviceaccounts", "persistentvolumes",
            "persistentvolumeclaims", "resourcequotas", "limitranges", "podtemplates", "componentstatuses", "controllerrevisions.apps",
            "leases.coordination.k8s.io", "storageclasses.storage.k8s.io", "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io", "clusterrolebindings.rbac.authorization.k8s.io",
            "events.events.k8s.io", "horizontalpodautoscalers.autoscaling", "certificatesigningrequests.certificates.k8s.io",
            "apiservices.apiregistration.k8s.io", "runtimeclasses.node.k8s.io", "csinodes.storage.k8s.io", "volumeattachments.storage.k8s.io",
            "ingressclasses.networking.k8s.io.none", "csistoragecapacities.storage.k8s.io");

    /** Status in which a new object starts. */
    private static final Map<String, Map<String, Object>> FIRST_STATUS = Map.of(
            "pods", Map.of("phase", "Pending"),
            "namespaces", Map.of("phase", "Active"),
            "persistentvolumes", Map.of("phase", "Pending"),
            "persistentvolumeclaims", Map.of("phase", "Pending"),
            "services", Map.of("loadBalancer", Map.of()),
            "ingresses.networking.k8s.io", Map.of("loadBalancer", Map.of()));

    /** Kinds whose makers know their status: machines that sign in. */
    private static final Set<String> STATUS_GIVEN = Set.of("nodes", "componentstatuses", "apiservices.apiregistration.k8s.io");

    private Parts() {}

    static boolean hasStatus(Resource resource) {
        return resource.subresources().stream().anyMatch(part -> part.name().equals("status"));
    }

    /** Returns the new object with the status that it starts with, in its first generation. */
    static Document first(Resource resource, Document object) {
        Document first = object;
        if (hasStatus(resource) && !STATUS_GIVEN.contains(resource.name())) {
            Map<String, Object> start = FIRST_STATUS.get(resource.name());
            boolean builtIn = resource.kind().group().indexOf('.') < 0 || resource.kind().group().endsWith(".k8s.io");
            first = Metadata.withField(first, "status", start != null ? start : builtIn ? Map.of() : null);
        }
        return WITHOUT_GENERATION.contains(resource.name()) ? first : Metadata.with(first, "generation", 1L);
    }

    /** Returns what a write of the object's own path leaves. */
    static Document wanted(Resource resource, Document before, Document object) {
        Document next = hasStatus(resource) ? Metadata.withField(object, "status", before.fields().get("status")) : object;
        return Metadata.with(next, "generation", generation(resource, before, next));
    }

    /** Returns what a write of another part leaves. */
    static Document counted(Resource resource, Document before, Document object) {
        return Metadata.with(object, "generation", generation(resource, before, object));
    }

    /** Returns what a write of the path {@code status} leaves. */
    static Document status(Resource resource, Document before, Document object) {
        Map<String, Object> metadata = Metadata.copy(before);
        if (STATUS_WITH_METADATA.contains(resource.name())) {
            for (String field : List.of("labels", "annotations")) {
                Object value = object.tree().at("metadata", field).orElse(null);
                if (value == null) {
                    metadata.remove(field);
                } else {
                    metadata.put(field, value);
                }
            }
        }
        Document next = Metadata.withField(before, "status", object.fields().get("status"));
        return Metadata.with(next, metadata);
    }

    private static final Set<String> STATUS_WITH_METADATA = Set.of(
            "pods", "nodes", "persistentvolumes", "persistentvolumeclaims", "namespaces", "services", "deployments.apps");

    private static @Nullable Object generation(Resource resource, Document before, Document next) {
        Object old = before.tree().at("metadata", "generation").orElse(null);
        if (!(old instanceof Number number)) {
            return old;
        }
        boolean annotated = resource.name().equals("deployments.apps")
                && !before.tree().tree("metadata", "annotations").equals(next.tree().tree("metadata", "annotations"));
        boolean changed = annotated || !Objects.equals(body(before), body(next));
        return WITHOUT_GENERATION.contains(resource.name()) || !changed ? old : number.longValue() + 1;
    }

    private static Map<String, Object> body(Document object) {
        Map<String, Object> body = new LinkedHashMap<>(object.fields());
        List.of("kind", "apiVersion", "metadata", "status").forEach(body::remove);
        return body;
    }
}
