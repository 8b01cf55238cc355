package dev.pilothouse.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the untyped values of a tree. */
final class Values {

    private Values() {}

    @SuppressWarnings("unchecked") // only string keys come out of our readers
    static Map<String, Object> map(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** Returns the value as an object, or an empty one when it is something else. */
    static Map<String, Object> mapOrEmpty(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map(map) : Map.of();
    }
}
