package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.schema.Schema.ListType;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The elements of lists that are sets or maps ({@code x-kubernetes-list-type}): which one was which before, and whether one is there twice. */
record CustomItems(CustomSchema list, @Nullable Object old) {

    /** Returns what the element was before; null where that cannot be told. */
    @Nullable Object before(@Nullable Object element) {
        if (list.listType() == ListType.ATOMIC || !(old instanceof List<?> elements)) {
            return null;
        }
        Object key = key(list, element);
        for (Object each : elements) {
            if (key(list, each).equals(key)) {
                return each;
            }
        }
        return null;
    }

    private static Object key(CustomSchema list, @Nullable Object element) {
        if (list.listType() == ListType.SET) {
            return element == null ? List.of() : element;
        }
        Map<String, Object> key = new TreeMap<>();
        if (element instanceof Map<?, ?> map) {
            for (String name : list.listKeys()) {
                Object value = map.get(name);
                if (value != null) {
                    key.put(name, value);
                }
            }
        }
        return key;
    }

    /** Returns an error for each element that stands in its list a second time, anywhere in the object. */
    static List<Cause> duplicates(CustomSchema schema, Map<String, Object> object) {
        List<Cause> causes = new ArrayList<>();
        look(schema, object, "", causes);
        return causes;
    }

    private static void look(CustomSchema schema, @Nullable Object value, String path, List<Cause> causes) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                String name = String.valueOf(key);
                schema.own(name).ifPresent(field -> look(field, inner, path.isEmpty() ? name : path + "." + name, causes));
                if (schema.own(name).isEmpty()) {
                    schema.values().ifPresent(field -> look(field, inner, path + "[" + name + "]", causes));
                }
            });
        } else if (value instanceof List<?> elements) {
            lookAt(schema, elements, path, causes);
            schema.items().ifPresent(item -> {
                for (int i = 0; i < elements.size(); i++) {
                    look(item, elements.get(i), path + "[" + i + "]", causes);
                }
            });
        }
    }

    private static void lookAt(CustomSchema schema, List<?> elements, String path, List<Cause> causes) {
        if (schema.listType() == ListType.ATOMIC) {
            return;
        }
        Map<Object, Integer> seen = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            Object key = key(schema, elements.get(i));
            if (seen.merge(key, 1, Integer::sum) == 2) {
                causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + shown(key), path + "[" + i + "]"));
            }
        }
    }

    private static String shown(Object key) {
        return switch (key) {
            case String text -> Names.quoted(text);
            case Map<?, ?> map -> {
                Map<String, Object> fields = new TreeMap<>();
                map.forEach((name, value) -> fields.put(String.valueOf(name), value));
                yield Json.write(new Tree(fields));
            }
            default -> key.toString();
        };
    }
}
