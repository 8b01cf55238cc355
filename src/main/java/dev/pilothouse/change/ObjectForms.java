package dev.pilothouse.change;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The forms in which a change needs an object: as somebody's wish, to compare, and to keep in the journal. */
final class ObjectForms {

    private static final Set<String> SERVERS_OWN =
            Set.of("managedFields", "uid", "resourceVersion", "creationTimestamp", "generation", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private ObjectForms() {}

    /** Returns what somebody wants of the object: without status and what only the server writes, and with its identity. */
    static Document intent(ResourceRef ref, Tree fields) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        if (!ref.namespace().isEmpty()) {
            metadata.put("namespace", ref.namespace());
        }
        fields.tree("metadata").fields().forEach((name, value) -> {
            if (!SERVERS_OWN.contains(name) && !name.equals("namespace")) {
                metadata.putIfAbsent(name, value);
            }
        });
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("apiVersion", ref.kind().apiVersion());
        intent.put("kind", ref.kind().name());
        intent.put("metadata", metadata);
        fields.fields().forEach((name, value) -> {
            if (!name.equals("status")) {
                intent.putIfAbsent(name, value);
            }
        });
        return Document.of(intent);
    }

    /** Returns what is left to compare when the server's own bookkeeping does not matter. */
    static Tree comparable(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.keySet().removeAll(SERVERS_OWN);
        fields.put("metadata", metadata);
        fields.remove("status");
        return new Tree(fields);
    }

    /** Returns the wish that makes a deleted object again, without what the server would generate for it. */
    static Document again(ResourceRef ref, Document before) {
        Tree intent = intent(ref, before.tree()).tree();
        if (is(ref.kind(), "", "Pod")) {
            return new Document(intent.without("spec", "nodeName"));
        }
        if (is(ref.kind(), "batch", "Job") && !intent.isTrue("spec", "manualSelector")) {
            Tree free = intent.without("spec", "selector");
            for (String label : new String[] {"controller-uid", "batch.kubernetes.io/controller-uid"}) {
                free = free.without("spec", "template", "metadata", "labels", label);
            }
            return new Document(free);
        }
        return new Document(intent);
    }

    /** Returns the object as the journal keeps it: without managed fields, and of a Secret without the copy that kubectl leaves. */
    static Document kept(ResourceRef ref, Document document) {
        Tree kept = document.tree().without("metadata", "managedFields");
        return new Document(isSecret(ref) ? kept.without("metadata", "annotations", LAST_APPLIED) : kept);
    }

    /** Tells whether this is a pod that went and that its controller makes again by itself. */
    static boolean isMadeAgain(Receipt.Entry entry) {
        return entry.after().isEmpty()
                && is(entry.ref().kind(), "", "Pod")
                && entry.before().orElseThrow().tree().trees("metadata", "ownerReferences").stream().anyMatch(owner -> owner.isTrue("controller"));
    }

    static boolean isSecret(ResourceRef ref) {
        return is(ref.kind(), "", "Secret");
    }

    static boolean is(Kind kind, String group, String name) {
        return kind.group().equals(group) && kind.name().equals(name);
    }
}
