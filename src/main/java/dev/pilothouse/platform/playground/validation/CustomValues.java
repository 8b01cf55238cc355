package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the values of a custom object what its schema says: fields that are not known go, nulls go, what is absent gets its default.
 *
 * <p>"Field pruning" and "Defaulting" of the Kubernetes documentation on CustomResourceDefinitions.
 */
final class CustomValues {

    private static final Set<String> EMBEDDED = Set.of("apiVersion", "kind", "metadata");

    private final Set<String> unknown = new TreeSet<>();

    private CustomValues() {}

    /**
     * An object without unknown fields.
     *
     * @param unknown the paths of those that it had, sorted
     */
    record Pruned(Map<String, Object> object, List<String> unknown) {}

    static Pruned prune(CustomSchema schema, Map<String, Object> object) {
        CustomValues values = new CustomValues();
        Map<String, @Nullable Object> pruned = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (EMBEDDED.contains(name)) {
                pruned.put(name, value);
            } else if (schema.own(name).isPresent()) {
                pruned.put(name, values.pruneValue(schema.own(name).orElseThrow(), value, name));
            } else if (schema.preservesUnknown()) {
                pruned.put(name, value);
            } else {
                values.unknown.add(name);
            }
        });
        return new Pruned(fields(pruned), List.copyOf(values.unknown));
    }

    private @Nullable Object pruneValue(CustomSchema schema, @Nullable Object value, String path) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            CustomSchema item = schema.items().orElseGet(() -> schema.preservesUnknown() ? schema : CustomSchema.of(Tree.EMPTY));
            for (int i = 0; i < list.size(); i++) {
                items.add(pruneValue(item, list.get(i), path + "[" + i + "]"));
            }
            return items;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> pruned = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
            String name = String.valueOf(key);
            String at = path + "." + name;
            if (schema.embedded() && EMBEDDED.contains(name)) {
                pruned.put(name, inner);
            } else if (schema.own(name).isPresent()) {
                pruned.put(name, pruneValue(schema.own(name).orElseThrow(), inner, at));
            } else if (schema.values().isPresent()) {
                pruned.put(name, pruneValue(schema.values().orElseThrow(), inner, at));
            } else if (schema.freeKeys() || schema.preservesUnknown()) {
                pruned.put(name, inner);
            } else {
                unknown.add(at);
            }
        });
        return pruned;
    }

    /** Returns the object with defaults, and without nulls where none may stand. */
    static Map<String, Object> fill(CustomSchema schema, Map<String, Object> object) {
        return fields(fillFields(schema, object));
    }

    private static Map<String, @Nullable Object> fillFields(CustomSchema schema, Map<?, ?> object) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = String.valueOf(key);
            CustomSchema field = schema.own(name).or(schema::values).orElse(null);
            if (value != null || field == null || field.nullable()) {
                filled.put(name, field == null ? value : fillValue(field, value));
            } else if (field.defaultValue().isPresent()) {
                filled.put(name, fillValue(field, field.defaultValue().get()));
            }
        });
        schema.facts().tree("properties").fields().keySet().forEach(name -> {
            if (!filled.containsKey(name)) {
                schema.own(name).ifPresent(field -> field.defaultValue().ifPresent(standard -> filled.put(name, fillValue(field, standard))));
            }
        });
        return filled;
    }

    private static @Nullable Object fillValue(CustomSchema schema, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return fillFields(schema, map);
        }
        if (!(value instanceof List<?> list) || schema.items().isEmpty()) {
            return value;
        }
        CustomSchema item = schema.items().get();
        List<@Nullable Object> filled = new ArrayList<>(list.size());
        for (Object inner : list) {
            filled.add(fillValue(item, inner == null && !item.nullable() ? item.defaultValue().orElse(null) : inner));
        }
        return filled;
    }

    @SuppressWarnings("unchecked") // a tree's fields may be null
    private static Map<String, Object> fields(Map<String, @Nullable Object> map) {
        return (Map<String, Object>) (Map<String, ?>) map;
    }
}
