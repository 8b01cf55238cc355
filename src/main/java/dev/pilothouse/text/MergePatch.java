package dev.pilothouse.text;

import dev.pilothouse.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON merge patches, RFC 7386: objects are merged by key, null removes, everything else replaces. */
public final class MergePatch {

    private MergePatch() {}

    public static Tree apply(Tree target, Tree patch) {
        return new Tree(apply(target.fields(), patch.fields()));
    }

    private static Map<String, Object> apply(Map<String, Object> target, Map<String, Object> patch) {
        Map<String, Object> result = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (value instanceof Map<?, ?> map) {
                result.put(key, apply(Values.mapOrEmpty(result.get(key)), Values.map(map)));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    /**
     * Returns the smallest patch that makes {@code after} of {@code before}. A field that is null in {@code after} counts as absent:
     * a merge patch cannot say otherwise.
     */
    public static Tree diff(Tree before, Tree after) {
        return new Tree(diff(before.fields(), after.fields()));
    }

    private static Map<String, Object> diff(Map<String, Object> before, Map<String, Object> after) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        before.forEach((key, _) -> {
            if (after.get(key) == null && before.get(key) != null) {
                patch.put(key, null);
            }
        });
        after.forEach((key, value) -> {
            Object old = before.get(key);
            if (value instanceof Map<?, ?> map && old instanceof Map<?, ?> oldMap) {
                Map<String, Object> inner = diff(Values.map(oldMap), Values.map(map));
                if (!inner.isEmpty()) {
                    patch.put(key, inner);
                }
            } else if (value != null && !Objects.equals(old, value)) {
                patch.put(key, value instanceof Map<?, ?> map ? apply(Map.of(), Values.map(map)) : value);
            }
        });
        return Values.map(patch);
    }
}
