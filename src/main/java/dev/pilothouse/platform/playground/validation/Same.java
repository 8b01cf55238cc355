package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether two values of objects mean the same: nothing, null, and an empty list or map are alike, as in {@code equality.Semantic}. */
final class Same {

    private Same() {}

    static boolean values(@Nullable Object one, @Nullable Object other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        return switch (one) {
            case Map<?, ?> map -> other instanceof Map<?, ?> others && maps(map, others);
            case List<?> list -> other instanceof List<?> others && lists(list, others);
            case Number number -> other instanceof Number another && number.toString().equals(another.toString());
            case null -> false;
            default -> one.equals(other);
        };
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
    }

    private static boolean maps(Map<?, ?> one, Map<?, ?> other) {
        Set<Object> keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys.stream().allMatch(key -> values(one.get(key), other.get(key)));
    }

    private static boolean lists(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<?> others = other.iterator();
        return one.stream().allMatch(element -> values(element, others.next()));
    }
}
