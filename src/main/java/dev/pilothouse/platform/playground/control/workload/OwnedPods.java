package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.control.Events;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.GeneratedNames;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.time.Agenda;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes and deletes the pods of an owner from its template, and tells of it in events. */
final class OwnedPods {

    static final String RESOURCE = "pods";

    private final Objects objects;
    private final Agenda agenda;
    private final Events events;

    OwnedPods(Objects objects, Agenda agenda, Events events) {
        this.objects = objects;
        this.agenda = agenda;
        this.events = events;
    }

    /** Returns a pod of the template that the owner controls, without a name. */
    static Document fromTemplate(Document owner, Tree template) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("namespace", owner.namespace());
        for (String part : List.of("labels", "annotations", "finalizers")) {
            template.at("metadata", part).ifPresent(value -> metadata.put(part, value));
        }
        metadata.put("ownerReferences", List.of(Owners.reference(owner)));
        Map<String, Object> pod = new LinkedHashMap<>();
        pod.put("apiVersion", "v1");
        pod.put("kind", "Pod");
        pod.put("metadata", metadata);
        pod.put("spec", template.tree("spec").fields());
        return Document.of(pod);
    }

    /**
     * Creates a pod under a generated name.
     *
     * @param base what the name begins with, for example {@code web-}
     */
    Document create(Document owner, Document pod, String base) {
        Document named = Edit.set(Edit.set(pod, base, "metadata", "generateName"), GeneratedNames.of(base, agenda.chance()), "metadata", "name");
        try {
            Document created = objects.create(RESOURCE, named);
            events.normal(owner, "SuccessfulCreate", "Created pod: " + created.name());
            return created;
        } catch (Refusal refusal) {
            if (!namespaceEnds(refusal)) {
                events.warning(owner, "FailedCreate", "Error creating: " + refusal.getMessage());
            }
            throw refusal;
        }
    }

    /** Tells whether nothing can be made because the namespace is being deleted; then there is no use in trying again. */
    static boolean namespaceEnds(Refusal refusal) {
        return refusal.code() == 403 && String.valueOf(refusal.getMessage()).endsWith("because it is being terminated");
    }

    void delete(Document owner, Document pod) {
        try {
            objects.delete(RESOURCE, pod.namespace(), pod.name(), DeleteOptions.background());
            events.normal(owner, "SuccessfulDelete", "Deleted pod: " + pod.name());
        } catch (Refusal refusal) {
            events.warning(owner, "FailedDelete", "Error deleting: " + refusal.getMessage());
            throw refusal;
        }
    }
}
