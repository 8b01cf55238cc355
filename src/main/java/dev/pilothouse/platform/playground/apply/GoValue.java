package dev.pilothouse.platform.playground.apply;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Go shows untyped JSON values in messages. */
public final class GoValue {

    private GoValue() {}

    /** Returns the name of the type, for example {@code map[string]interface {}}. */
    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "%!s(<nil>)";
            case Map<?, ?> _ -> "map[string]interface {}";
            case List<?> _ -> "[]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Long _ -> "int64";
            default -> "float64";
        };
    }

    /** Returns the value as by the verb {@code %v}. */
    public static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case Map<?, ?> map -> {
                TreeMap<String, String> sorted = new TreeMap<>();
                map.forEach((key, inner) -> sorted.put(String.valueOf(key), shown(inner)));
                yield sorted.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue()).collect(Collectors.joining(" ", "map[", "]"));
            }
            case List<?> list -> list.stream().map(GoValue::shown).collect(Collectors.joining(" ", "[", "]"));
            default -> value.toString();
        };
    }
}
