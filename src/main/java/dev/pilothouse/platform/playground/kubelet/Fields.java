package dev.pilothouse.platform.playground.kubelet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of JSON written down field by field. */
final class Fields {

    private Fields() {}

    /** Returns an object with keys and values in turn; keys whose value is null are left out. */
    static Map<String, Object> of(@Nullable Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(keysAndValues[i]), value);
            }
        }
        return fields;
    }

    /** Returns the text, or null for a field that is better left out. */
    static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
