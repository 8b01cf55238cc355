package dev.pilothouse.schema;

import dev.pilothouse.model.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the objects of one group version hold, as a server describes it in OpenAPI v3 ({@code components.schemas}): built-in kinds and
 * custom ones alike. Only what a {@link Schema} tells is kept.
 */
public final class ServedSchemas implements SchemaFinder {

    private static final Set<String> KEPT = Set.of(
            "type", "format", "description", "required", "default", "enum", "nullable", "$ref", "oneOf", "anyOf",
            "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type", "x-kubernetes-patch-strategy",
            "x-kubernetes-patch-merge-key", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-embedded-resource");

    private final Map<String, Tree> types = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();

    /** @param components types by their names */
    public ServedSchemas(Tree components) {
        components.fields().keySet().forEach(name -> {
            Tree type = components.tree(name);
            types.put(name, new Tree(kept(type)));
            for (Tree words : type.trees("x-kubernetes-group-version-kind")) {
                String group = words.text("group");
                String apiVersion = (group.isEmpty() ? "" : group + "/") + words.text("version");
                roots.put(apiVersion + " " + words.text("kind"), name);
            }
        });
    }

    /** Keeps what counts; a reference that stands alone within {@code allOf} stands for itself. */
    private static Map<String, Object> kept(Tree type) {
        Map<String, Object> kept = new LinkedHashMap<>();
        type.fields().forEach((word, value) -> {
            if (KEPT.contains(word)) {
                kept.put(word, value);
            }
        });
        List<Tree> all = type.trees("allOf");
        if (all.size() == 1) {
            kept.putAll(kept(all.getFirst()));
            type.at("description").ifPresent(own -> kept.put("description", own));
        }
        for (String word : List.of("items", "additionalProperties")) {
            type.at(word).ifPresent(value -> kept.put(word, value instanceof Map ? kept(type.tree(word)) : value));
        }
        if (type.has("properties")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            type.tree("properties").fields().keySet().forEach(name -> fields.put(name, kept(type.tree("properties", name))));
            kept.put("properties", fields);
        }
        return kept;
    }

    @Override
    public Optional<Schema> schema(String apiVersion, String kindName) {
        return Optional.ofNullable(roots.get(apiVersion + " " + kindName)).map(name -> new ServedSchema(this, types.getOrDefault(name, Tree.EMPTY), name));
    }

    /** Returns the type of that name, or one that may be anything. */
    Tree type(String name) {
        return types.getOrDefault(name, Tree.EMPTY);
    }
}
