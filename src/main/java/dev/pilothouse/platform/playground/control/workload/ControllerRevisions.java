package dev.pilothouse.platform.playground.control.workload;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.DeleteOptions;
import dev.pilothouse.platform.playground.registry.Objects;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The templates that a StatefulSet or a DaemonSet had, kept as ControllerRevisions.
 *
 * <p>Their data is a strategic merge patch that replaces the template, which is what {@code kubectl rollout undo} applies.
 */
final class ControllerRevisions {

    static final String RESOURCE = "controllerrevisions.apps";
    private static final int MOST_COLLISIONS = 100;

    private final Objects objects;
    private final String hashLabel;

    /** @param hashLabel under which a revision carries the hash of its template */
    ControllerRevisions(Objects objects, String hashLabel) {
        this.objects = objects;
        this.hashLabel = hashLabel;
    }

    static long number(Document revision) {
        return revision.tree().number(0, "revision");
    }

    String hash(Document revision) {
        return revision.tree().text("metadata", "labels", hashLabel);
    }

    /** Returns the template that the revision keeps. */
    static Tree template(Document revision) {
        return Edit.remove(revision.tree().tree("data", "spec", "template"), "$patch");
    }

    /** Returns the owner's revisions, oldest number first. */
    List<Document> of(Document owner) {
        return objects.controlledBy(RESOURCE, owner.uid()).stream()
                .sorted(Comparator.comparingLong(ControllerRevisions::number).thenComparing(Document::name))
                .toList();
    }

    /** Returns the revision of the owner's present template with the highest number: made, numbered anew, or as it is. */
    Document present(Document owner, List<Document> revisions) {
        Tree template = owner.tree().tree("spec", "template");
        long last = revisions.isEmpty() ? 0 : number(revisions.getLast());
        Optional<Document> same = revisions.reversed().stream().filter(revision -> template(revision).equals(template)).findFirst();
        if (same.isEmpty()) {
            return create(owner, template, last + 1);
        }
        return number(same.get()) == last
                ? same.get()
                : objects.patch(RESOURCE, owner.namespace(), same.get().name(), Map.of("revision", last + 1));
    }

    private Document create(Document owner, Tree template, long number) {
        for (long collisions = 0; ; collisions++) {
            try {
                return objects.create(RESOURCE, revision(owner, template, number, TemplateHash.of(template, collisions)));
            } catch (Refusal refusal) {
                if (!refusal.reason().equals("AlreadyExists") || collisions == MOST_COLLISIONS) {
                    throw refusal;
                }
            }
        }
    }

    private Document revision(Document owner, Tree template, long number, String hash) {
        Map<String, Object> labels = new LinkedHashMap<>(template.texts("metadata", "labels"));
        labels.put(hashLabel, hash);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", owner.name() + "-" + hash);
        metadata.put("namespace", owner.namespace());
        metadata.put("labels", labels);
        Map<String, String> annotations = owner.tree().texts("metadata", "annotations");
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        metadata.put("ownerReferences", List.of(Owners.reference(owner)));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", "apps/v1");
        fields.put("kind", "ControllerRevision");
        fields.put("metadata", metadata);
        fields.put("data", Map.of("spec", Map.of("template", Edit.set(template, "replace", "$patch").fields())));
        fields.put("revision", number);
        return Document.of(fields);
    }

    /** Deletes the oldest revisions that no pod needs any more, as far as there are more than {@code revisionHistoryLimit}. */
    void forgetOldest(Document owner, List<Document> revisions, Set<String> needed) {
        List<Document> spare = revisions.stream().filter(revision -> !needed.contains(revision.name())).toList();
        long limit = owner.tree().number(10, "spec", "revisionHistoryLimit");
        spare.stream()
                .limit(Math.max(0, spare.size() - limit))
                .forEach(revision -> objects.delete(RESOURCE, owner.namespace(), revision.name(), DeleteOptions.background()));
    }
}
