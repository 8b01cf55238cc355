package dev.pilothouse.cli;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints whole documents as {@code kubectl get -o json|yaml} does: keys sorted, managed fields left out, several as a List. */
final class DocumentPrinter {

    private static final SecretMask MASK = new SecretMask();

    private DocumentPrinter() {}

    static String print(List<Document> documents, boolean single, boolean json) {
        Tree tree = new Tree(single ? sorted(documents.getFirst()) : list(documents));
        return (json ? Json.pretty(tree) : Yaml.write(tree)).stripTrailing();
    }

    /**
     * Returns the document as YAML without what changes by itself at every write, so that only meant differences show, and with the
     * values of a Secret masked.
     */
    static String comparable(Document document) {
        Map<String, Object> fields = sorted(new Document(MASK.shown(document)));
        Map<String, Object> metadata = new TreeMap<>(new Tree(fields).tree("metadata").fields());
        List.of("resourceVersion", "generation", "uid", "creationTimestamp").forEach(metadata::remove);
        fields.put("metadata", metadata);
        fields.remove("status");
        return Yaml.write(new Tree(fields)).stripTrailing();
    }

    private static Map<String, Object> list(List<Document> documents) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("apiVersion", "v1");
        list.put("items", documents.stream().map(DocumentPrinter::sorted).toList());
        list.put("kind", "List");
        list.put("metadata", Map.of("resourceVersion", ""));
        return list;
    }

    private static Map<String, Object> sorted(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.remove("managedFields");
        fields.put("metadata", metadata);
        return sorted(fields);
    }

    private static Map<String, Object> sorted(Map<?, ?> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((key, value) -> sorted.put(String.valueOf(key), sortedValue(value)));
        return sorted;
    }

    private static @Nullable Object sortedValue(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(sortedValue(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
