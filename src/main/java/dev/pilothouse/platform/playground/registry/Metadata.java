package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes objects apart and puts them together again, in the order of fields in which a real API server writes them. */
final class Metadata {

    private static final List<String> TOP = List.of("kind", "apiVersion", "metadata");
    private static final List<String> FIELDS = List.of(
            "name", "generateName", "namespace", "selfLink", "uid", "resourceVersion", "generation", "creationTimestamp",
            "deletionTimestamp", "deletionGracePeriodSeconds", "labels", "annotations", "ownerReferences", "finalizers", "managedFields");

    private Metadata() {}

    /** Returns a copy of the metadata that may be changed. */
    static Map<String, Object> copy(Document object) {
        return new LinkedHashMap<>(object.tree().tree("metadata").fields());
    }

    /** Returns the object with other metadata, without fields that are null or empty. */
    static Document with(Document object, Map<String, ? extends @Nullable Object> metadata) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        FIELDS.forEach(field -> putIfGiven(ordered, field, metadata.get(field)));
        metadata.forEach((field, value) -> {
            if (!ordered.containsKey(field)) {
                putIfGiven(ordered, field, value);
            }
        });
        Map<String, Object> fields = new LinkedHashMap<>();
        putIfGiven(fields, "kind", object.fields().get("kind"));
        putIfGiven(fields, "apiVersion", object.fields().get("apiVersion"));
        fields.put("metadata", ordered);
        object.fields().forEach((field, value) -> {
            if (!TOP.contains(field) && !field.equals("status") && value != null) {
                fields.put(field, value);
            }
        });
        putIfGiven(fields, "status", object.fields().get("status"));
        return Document.of(fields);
    }

    /** Returns the object with its fields in their usual order. */
    static Document ordered(Document object) {
        return with(object, copy(object));
    }

    private static void putIfGiven(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value == null || value.equals("") || value.equals(List.of())) {
            return;
        }
        if (name.equals("status") || !(value instanceof Map<?, ?> map) || !map.isEmpty()) {
            fields.put(name, value);
        }
    }

    static Document with(Document object, String field, @Nullable Object value) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(copy(object));
        metadata.put(field, value);
        return with(object, metadata);
    }

    /** Returns the object with another field at its top; null removes it. */
    static Document withField(Document object, String field, @Nullable Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(object.fields());
        if (value == null) {
            fields.remove(field);
        } else {
            fields.put(field, value);
        }
        return Document.of(fields);
    }

    static Document inRevision(Document object, long revision) {
        return with(object, "resourceVersion", Long.toString(revision));
    }

    /** Tells whether both say the same, apart from the revision and from when field owners wrote. */
    static boolean same(Document one, Document other) {
        return Objects.equals(timeless(one).fields(), timeless(other).fields());
    }

    private static Document timeless(Document object) {
        Map<String, Object> metadata = copy(object);
        metadata.remove("resourceVersion");
        metadata.computeIfPresent("managedFields", (_, _) -> object.tree().trees("metadata", "managedFields").stream().map(Metadata::timeless).toList());
        return with(object, metadata);
    }

    private static Map<String, Object> timeless(Tree owner) {
        Map<String, Object> fields = new LinkedHashMap<>(owner.fields());
        fields.remove("time");
        return fields;
    }

    static boolean beingDeleted(Document object) {
        return object.tree().has("metadata", "deletionTimestamp");
    }

    static List<String> finalizers(Document object) {
        return object.tree().list("metadata", "finalizers").stream().map(String::valueOf).toList();
    }
}
