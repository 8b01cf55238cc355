package dev.pilothouse.text;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a field is, written as the API server writes it in a conflict: {@code .spec.template.spec.containers[name="web"].image}.
 */
public record FieldPath(String text) {

    static final FieldPath ROOT = new FieldPath("");

    FieldPath field(String name) {
        return new FieldPath(text + "." + name);
    }

    FieldPath element(Map<String, Object> key) {
        return new FieldPath(text + key.entrySet().stream()
                .map(field -> field.getKey() + "=" + (field.getValue() instanceof String name ? '"' + name + '"' : field.getValue()))
                .collect(Collectors.joining(",", "[", "]")));
    }

    /** Tells whether this is the other path or somewhere below it. */
    boolean isWithin(String other) {
        return text.equals(other) || (text.startsWith(other) && ".[".indexOf(text.charAt(other.length())) >= 0);
    }

    @Override
    public String toString() {
        return text;
    }
}
