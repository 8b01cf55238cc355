package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server leaves out of built-in objects because it says nothing: nulls, and zeros of the fields in {@code playground/omitted.yaml}.
 *
 * <p>A server keeps objects in types of its own, where a field that was given as {@code false} is the same as one that was not given.
 */
final class Omissions {

    private static final Tree TABLE = new Tree(Tables.read("omitted.yaml"));
    private static final Set<String> FALSES = names("falses");
    private static final Set<String> ZEROS = names("zeros");
    private static final Set<String> TEXTS = names("texts");
    private static final Set<String> LISTS = names("lists");
    private static final Set<String> MAPS = names("maps");

    private Omissions() {}

    /** Returns a deep copy that may be written to, without what says nothing. */
    static Map<String, Object> copy(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((key, child) -> {
            String field = String.valueOf(key);
            if (child == null && field.equals(Decoding.NULL_TIME)) {
                copy.put(field, null);
            } else if (child != null && !saysNothing(field, child)) {
                copy.put(field, isFree(field, child) ? new LinkedHashMap<>((Map<?, ?>) child) : value(child));
            }
        });
        return copy;
    }

    private static Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy(map);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(element == null ? null : value(element)));
                yield copy;
            }
            default -> value;
        };
    }

    /** Tells whether the keys below are a person's words, and no fields. */
    private static boolean isFree(String field, Object value) {
        return value instanceof Map<?, ?> map
                && (MAPS.contains(field) || field.equals("fieldsV1") || (field.equals("selector") && map.values().stream().allMatch(String.class::isInstance)));
    }

    private static boolean saysNothing(String field, Object value) {
        return switch (value) {
            case Boolean truth -> !truth && FALSES.contains(field);
            case Number number -> number.doubleValue() == 0 && ZEROS.contains(field);
            case String text -> text.isEmpty() && TEXTS.contains(field);
            case List<?> list -> list.isEmpty() && LISTS.contains(field);
            case Map<?, ?> map -> map.isEmpty() && MAPS.contains(field);
            default -> false;
        };
    }

    private static Set<String> names(String what) {
        return Set.copyOf(TABLE.list(what).stream().map(String::valueOf).toList());
    }
}
