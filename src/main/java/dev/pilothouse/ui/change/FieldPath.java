package dev.pilothouse.ui.change;

import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the value at a field path as the server writes it in conflicts, for example {@code .spec.containers[name="web"].image}. */
final class FieldPath {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]|\\[([^=\\]]+)=\"([^\"]*)\"[^\\]]*]");

    private FieldPath() {}

    /** Returns the plain value at the path as text, or an empty text. */
    static String read(Optional<Document> document, String path) {
        Object value = document.<Object>map(Document::fields).orElse(null);
        Matcher step = STEP.matcher(path);
        int end = 0;
        while (step.lookingAt()) {
            value = next(value, step);
            end = step.end();
            step.region(end, path.length());
        }
        boolean plain = end == path.length() && !(value instanceof Map) && !(value instanceof List);
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
}
