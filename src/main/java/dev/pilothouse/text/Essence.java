package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What people wish for in an object: all but its status and what the server keeps for itself. */
public final class Essence {

    private static final Set<String> KEPT_BY_SERVER =
            Set.of("managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink");

    private Essence() {}

    public static Tree of(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>(document.fields());
        fields.remove("status");
        Map<String, Object> metadata = new LinkedHashMap<>(document.tree().tree("metadata").fields());
        metadata.keySet().removeAll(KEPT_BY_SERVER);
        fields.put("metadata", metadata);
        return new Tree(fields);
    }
}
