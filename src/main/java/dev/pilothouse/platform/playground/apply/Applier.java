package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply in small: what is applied is merged into the object, lists of named objects by their names.
 *
 * <p>Owners are not tracked yet, so nothing is ever in conflict and nothing is removed by leaving it out; the handbook says so.
 */
public final class Applier {

    private static final List<String> LIST_KEYS = List.of("name", "containerPort", "port", "ip", "type", "key");

    private Applier() {}

    /** Returns the object with the applied fields in it. */
    public static Map<String, Object> apply(Map<String, Object> live, Map<String, Object> applied) {
        Map<String, Object> result = new LinkedHashMap<>(live);
        applied.forEach((key, value) -> result.put(key, merged(live.get(key), value)));
        return result;
    }

    private static @Nullable Object merged(@Nullable Object live, @Nullable Object applied) {
        if (live instanceof Map<?, ?> && applied instanceof Map<?, ?>) {
            return apply(fields(live), fields(applied));
        }
        if (live instanceof List<?> liveList && applied instanceof List<?> appliedList) {
            Optional<String> key = LIST_KEYS.stream().filter(candidate -> keyed(liveList, candidate) && keyed(appliedList, candidate)).findFirst();
            return key.isPresent() ? mergedByKey(liveList, appliedList, key.get()) : applied;
        }
        return applied;
    }

    private static boolean keyed(List<?> list, String key) {
        return list.stream().allMatch(element -> element instanceof Map<?, ?> map && map.containsKey(key));
    }

    private static List<Object> mergedByKey(List<?> live, List<?> applied, String key) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        live.forEach(element -> byKey.put(keyOf(element, key), element));
        applied.forEach(element -> byKey.merge(keyOf(element, key), element, (before, now) -> apply(fields(before), fields(now))));
        return new ArrayList<>(byKey.values());
    }

    private static Object keyOf(Object element, String key) {
        return new Tree(fields(element)).text(key);
    }

    @SuppressWarnings("unchecked") // the JSON reader makes maps with string keys only
    private static Map<String, Object> fields(Object value) {
        return (Map<String, Object>) value;
    }
}
