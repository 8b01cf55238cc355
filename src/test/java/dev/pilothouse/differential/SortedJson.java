package dev.pilothouse.differential;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON with the fields of every object in the order of their names, since servers order them differently. */
final class SortedJson {

    private SortedJson() {}

    /** Returns the text laid out, or as it is when it is no JSON object. */
    static String pretty(String text) {
        try {
            Map<String, Object> sorted = new TreeMap<>();
            Json.read(text).fields().forEach((key, value) -> sorted.put(key, sorted(value)));
            return Json.pretty(new Tree(sorted));
        } catch (ProblemException e) {
            return text;
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> sorted = new TreeMap<>();
            map.forEach((key, field) -> sorted.put(key, sorted(field)));
            return sorted;
        }
        return value instanceof List<?> list ? list.stream().map(SortedJson::sorted).toList() : value;
    }
}
