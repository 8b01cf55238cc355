package dev.pilothouse.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object that is read forgivingly: a missing or wrongly typed field reads as absent, empty or zero.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Double}, {@link java.math.BigInteger}, {@link Boolean}, {@link List},
 * {@link Map} with string keys, or {@code null}. Cluster data is untrusted and evolves; a projection or a screen must never
 * fail on it. Maps keep the order of their source.
 */
public record Tree(Map<String, Object> fields) {

    /** The tree without any field. */
    public static final Tree EMPTY = new Tree(Map.of());

    /** Returns the raw value at the path, or empty when it is absent, null, or a step is no object. */
    public Optional<Object> at(String... path) {
        Object value = fields;
        for (String step : path) {
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            value = map.get(step);
        }
        return Optional.ofNullable(value);
    }

    /** Returns the scalar at the path as text, or an empty string. */
    public String text(String... path) {
        return at(path).filter(value -> !(value instanceof Map) && !(value instanceof List)).map(Object::toString).orElse("");
    }

    /** Returns the whole number at the path, or the fallback; numbers in strings count. */
    public long number(long fallback, String... path) {
        Object value = at(path).orElse(null);
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                return fallback;
            }
        }
        return fallback;
    }

    /** Tells whether the value at the path is {@code true}. */
    public boolean isTrue(String... path) {
        return at(path).filter(Boolean.TRUE::equals).isPresent();
    }

    /** Tells whether anything but null is at the path. */
    public boolean has(String... path) {
        return at(path).isPresent();
    }

    /** Returns the object at the path, or {@link #EMPTY}. */
    public Tree tree(String... path) {
        return at(path).map(Tree::of).orElse(EMPTY);
    }

    /** Returns the list at the path as it is, or an empty list. */
    public List<?> list(String... path) {
        return at(path).orElse(null) instanceof List<?> list ? list : List.of();
    }

    /** Returns the objects of the list at the path; elements that are no objects are left out. */
    public List<Tree> trees(String... path) {
        return list(path).stream().filter(Map.class::isInstance).map(Tree::of).toList();
    }

    /** Returns the object at the path as text by key, scalars only, in the order of the source. */
    public Map<String, String> texts(String... path) {
        var texts = new LinkedHashMap<String, String>();
        tree(path).fields.forEach((key, value) -> {
            if (value != null && !(value instanceof Map) && !(value instanceof List)) {
                texts.put(key, value.toString());
            }
        });
        return texts;
    }

    /** Returns the same object without the field at the path. */
    public Tree without(String... path) {
        return new Tree(without(fields, path, 0));
    }

    private static Map<String, Object> without(Map<String, Object> fields, String[] path, int depth) {
        String step = path[depth];
        boolean last = depth == path.length - 1;
        if (last ? !fields.containsKey(step) : !(fields.get(step) instanceof Map)) {
            return fields;
        }
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (last) {
            copy.remove(step);
        } else {
            copy.put(step, without(new Tree(fields).tree(step).fields, path, depth + 1));
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // only string keys come out of the JSON and YAML readers
    private static Tree of(Object value) {
        return value instanceof Map<?, ?> map ? new Tree((Map<String, Object>) map) : EMPTY;
    }
}
