package dev.pilothouse.cli;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import dev.pilothouse.text.Yaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prints whole documents as {@code kubectl get -o json|yaml} does: keys sorted, managed fields left out, several as a List. */
final class DocumentPrinter {

    private static final String SALT = UUID.randomUUID().toString();

    private DocumentPrinter() {}

    static String print(List<Document> documents, boolean single, boolean json) {
        Tree tree = new Tree(single ? sorted(documents.getFirst()) : list(documents));
        return (json ? Json.pretty(tree) : Yaml.write(tree)).stripTrailing();
    }

    /**
     * Returns the document as YAML without what changes by itself at every write, so that only meant differences show. Values of Secrets
     * become their lengths.
     */
    static String comparable(Document document) {
        Map<String, Object> fields = sorted(document);
        Map<String, Object> metadata = new TreeMap<>(new Tree(fields).tree("metadata").fields());
        List.of("resourceVersion", "generation", "uid", "creationTimestamp").forEach(metadata::remove);
        fields.put("metadata", metadata);
        fields.remove("status");
        if (document.kindName().equals("Secret")) {
            metadata.computeIfPresent("annotations", (key, value) -> withoutCopy(document.tree().texts("metadata", key)));
            fields.computeIfPresent("data", (key, value) -> lengths(document.tree().texts(key)));
            fields.computeIfPresent("stringData", (key, value) -> lengths(document.tree().texts(key)));
        }
        return Yaml.write(new Tree(fields)).stripTrailing();
    }

    /** Client-side apply keeps a copy of the whole Secret with its values in an annotation. */
    private static Map<String, Object> withoutCopy(Map<String, String> annotations) {
        Map<String, Object> rest = new TreeMap<>(annotations);
        rest.remove("kubectl.kubernetes.io/last-applied-configuration");
        return rest;
    }

    /** Returns what may be shown of a Secret's values: the length, and a mark that tells same from other. */
    private static Map<String, Object> lengths(Map<String, String> values) {
        Map<String, Object> lengths = new TreeMap<>();
        values.forEach((key, value) -> lengths.put(key, value.length() + " characters, mark " + mark(value)));
        return lengths;
    }

    /** Four hex digits of a salted hash; the salt lasts as long as this process. */
    private static String mark(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((SALT + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
