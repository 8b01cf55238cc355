package dev.pilothouse.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields tell the objects of a list apart, so that lists can be merged and compared by element instead of by place.
 *
 * <p>The API's own schema says it for each list ({@code x-kubernetes-list-map-keys}); without it, these are the keys that the built-in
 * kinds use, taken only when every element of all lists has them and none occurs twice. Otherwise a list is one value.
 */
record ListKey(List<String> fields) {

    private static final List<ListKey> KNOWN = List.of(
            new ListKey(List.of("mountPath")),
            new ListKey(List.of("name")),
            new ListKey(List.of("containerPort", "protocol")),
            new ListKey(List.of("port", "protocol")));
    private static final Map<String, Object> DEFAULTS = Map.of("protocol", "TCP");

    /** Finds the key that holds for all of the lists together; none for lists that are all empty. */
    static Optional<ListKey> of(List<?>... lists) {
        if (Stream.of(lists).allMatch(List::isEmpty)) {
            return Optional.empty();
        }
        return KNOWN.stream().filter(key -> Stream.of(lists).allMatch(key::tellsApart)).findFirst();
    }

    private boolean tellsApart(List<?> list) {
        Set<Map<String, Object>> seen = new HashSet<>();
        return list.stream().allMatch(element -> {
            Map<String, Object> key = read(element);
            return key.size() == fields.size() && seen.add(key);
        });
    }

    /** Returns the values of the key fields, fewer when the element lacks some. */
    Map<String, Object> read(@Nullable Object element) {
        Map<String, Object> map = Values.mapOrEmpty(element);
        Map<String, Object> key = new LinkedHashMap<>();
        for (String field : fields) {
            Object value = map.containsKey(field) ? map.get(field) : DEFAULTS.get(field);
            if (value != null && !(value instanceof Map) && !(value instanceof List)) {
                key.put(field, value);
            }
        }
        return key;
    }

    /** Returns the elements by their key, in the order of the list. */
    Map<Map<String, Object>, Object> index(List<?> list) {
        Map<Map<String, Object>, Object> byKey = new LinkedHashMap<>();
        list.forEach(element -> byKey.put(read(element), Values.mapOrEmpty(element)));
        return byKey;
    }
}
