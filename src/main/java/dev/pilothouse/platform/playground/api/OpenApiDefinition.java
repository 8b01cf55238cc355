package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words of a custom kind's definition as the documents of OpenAPI repeat them. */
final class OpenApiDefinition {

    private static final List<Map<String, String>> INT_OR_STRING = List.of(Map.of("type", "integer"), Map.of("type", "string"));

    private OpenApiDefinition() {}

    /** Returns the same words, those of fields and elements too; a number or a text says so in the words that other tools know. */
    static Map<String, Object> of(Map<String, Object> definition) {
        Tree words = new Tree(definition);
        Map<String, Object> type = new LinkedHashMap<>(definition);
        if (words.isTrue("x-kubernetes-int-or-string")) {
            type.putIfAbsent("anyOf", INT_OR_STRING);
        }
        for (String name : List.of("items", "additionalProperties")) {
            if (type.get(name) instanceof Map) {
                type.put(name, of(words.tree(name).fields()));
            }
        }
        if (words.has("properties")) {
            Map<String, Object> fields = new LinkedHashMap<>();
            words.tree("properties").fields().keySet().forEach(name -> fields.put(name, of(words.tree("properties", name).fields())));
            type.put("properties", fields);
        }
        return type;
    }
}
