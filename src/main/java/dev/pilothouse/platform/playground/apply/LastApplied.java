package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The annotation of client-side apply, which eases the way to server-side apply: what kubectl applied itself before is no conflict when it
 * applies by the server, and the annotation is kept up to date. Only for the manager {@code kubectl}.
 */
final class LastApplied {

    private static final String MANAGER = "kubectl";
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    private LastApplied() {}

    /** Returns the conflicts that remain when fields that were applied client-side, and are as they were applied, don't count. */
    static List<Conflict> stillInConflict(Schema schema, String apiVersion, Map<String, Object> live, String manager, List<Conflict> conflicts) {
        Optional<Document> applied = manager.equals(MANAGER) ? annotation(live).flatMap(LastApplied::read) : Optional.empty();
        if (applied.isEmpty() || !applied.get().apiVersion().equals(apiVersion)) {
            return conflicts;
        }
        Map<String, Object> last = applied.get().fields();
        Comparison since = Comparison.of(schema, last, live);
        FieldSet own = Leaves.of(schema, last).difference(since.written()).difference(since.removed());
        return conflicts.stream().filter(conflict -> !own.has(conflict.path())).toList();
    }

    private static Optional<String> annotation(Map<String, Object> object) {
        return Optional.of(new Tree(object).text("metadata", "annotations", ANNOTATION)).filter(text -> !text.isEmpty());
    }

    private static Optional<Document> read(String text) {
        try {
            return Optional.of(new Document(Json.read(text)));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Returns the merged object with the annotation renewed, if it has one. */
    static Map<String, Object> renewed(Map<String, Object> merged, Document applied, String manager) {
        if (!manager.equals(MANAGER) || annotation(merged).isEmpty()) {
            return merged;
        }
        Map<String, Object> stated = without(applied.fields());
        return put(merged, Json.write(new Tree(sorted(stated))) + "\n");
    }

    /** The real server writes it in the order of the names. */
    private static Map<String, Object> sorted(Map<String, Object> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put(name, sortedValue(value)));
        return sorted;
    }

    @SuppressWarnings("unchecked") // only string keys come out of the JSON and YAML readers
    private static Object sortedValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted((Map<String, Object>) map);
            case List<?> list -> list.stream().map(LastApplied::sortedValue).toList();
            case null, default -> value;
        };
    }

    private static Map<String, Object> without(Map<String, Object> object) {
        Tree metadata = new Tree(object).tree("metadata");
        Map<String, Object> annotations = new LinkedHashMap<>(metadata.tree("annotations").fields());
        annotations.remove(ANNOTATION);
        return withAnnotations(object, metadata, annotations);
    }

    private static Map<String, Object> put(Map<String, Object> object, String value) {
        Tree metadata = new Tree(object).tree("metadata");
        Map<String, Object> annotations = new LinkedHashMap<>(metadata.tree("annotations").fields());
        annotations.put(ANNOTATION, value);
        return withAnnotations(object, metadata, annotations);
    }

    private static Map<String, Object> withAnnotations(Map<String, Object> object, Tree metadata, Map<String, Object> annotations) {
        Map<String, Object> changed = new LinkedHashMap<>(metadata.fields());
        if (annotations.isEmpty()) {
            changed.remove("annotations");
        } else {
            changed.put("annotations", annotations);
        }
        Map<String, Object> result = new LinkedHashMap<>(object);
        result.put("metadata", changed);
        return result;
    }
}
