package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.SecretMask;
import dev.pilothouse.text.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents as people compare them: without what the server keeps for itself, and with the values of Secrets masked. */
public final class ShownYaml {

    private static final Set<String> KEPT_BY_SERVER = Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

    private final SecretMask mask = new SecretMask();

    /** Returns the text to show, empty for no document. */
    public String of(Optional<Document> document) {
        return document.map(present -> Yaml.write(mask.shown(new Document(essence(present))))).orElse("");
    }

    /** Returns what people wish for: all but status and what the server keeps for itself. */
    public static Tree essence(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        fields.remove("status");
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.keySet().removeAll(KEPT_BY_SERVER);
        fields.put("metadata", metadata);
        return new Tree(fields);
    }
}
