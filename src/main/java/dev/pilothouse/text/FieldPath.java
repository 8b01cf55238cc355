package dev.pilothouse.text;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a field is, written as the API server writes it in a conflict: {@code .spec.template.spec.containers[name="web"].image}.
 */
public record FieldPath(String text) {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]|\\[([^=\\]]+)=\"([^\"]*)\"[^\\]]*]");

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
        return text.equals(other) || text.startsWith(other) && ".[".indexOf(text.charAt(other.length())) >= 0;
    }

    /** Returns the plain value that stands there as text; an empty text when there is none, or a map or list. */
    public String valueIn(Document document) {
        Object value = document.fields();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (step.lookingAt()) {
            value = next(value, step);
            end = step.end();
            step.region(end, text.length());
        }
        boolean plain = end == text.length() && !(value instanceof Map) && !(value instanceof List);
        return plain ? Objects.toString(value, "") : "";
    }

    private static @Nullable Object next(@Nullable Object value, Matcher step) {
        if (step.group(1) != null) {
            return value instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
        }
        if (!(value instanceof List<?> list)) {
            return null;
        }
        if (step.group(2) != null) {
            int index = Integer.parseInt(step.group(2));
            return index < list.size() ? list.get(index) : null;
        }
        return list.stream()
                .filter(element -> element instanceof Map<?, ?> map && step.group(4).equals(String.valueOf(map.get(step.group(3)))))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return text;
    }
}
