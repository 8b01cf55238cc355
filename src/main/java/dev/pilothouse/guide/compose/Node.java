package dev.pilothouse.guide.compose;

import dev.pilothouse.model.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One value of a Compose file with the way to it, read forgivingly: what has the wrong form is told once and reads as absent.
 *
 * @param path the number of the document, then names and places in lists
 */
record Node(ComposeSource source, List<Object> path, @Nullable Object value) {

    boolean isThere() {
        return value != null;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean isList() {
        return value instanceof List;
    }

    Node get(String... steps) {
        Node node = this;
        for (String step : steps) {
            node = node.child(step, node.value instanceof Map<?, ?> map ? map.get(step) : null);
        }
        return node;
    }

    private Node child(Object step, @Nullable Object child) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return new Node(source, longer, child);
    }

    /** Returns the fields by name; a value that is there and is no object is a problem. */
    Map<String, Node> fields() {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> fields.put(String.valueOf(name), child(String.valueOf(name), child)));
        } else if (isThere()) {
            wrong("{…}");
        }
        return fields;
    }

    /** Returns the elements; a single text counts as a list of itself. */
    List<Node> items() {
        if (value instanceof List<?> list) {
            List<Node> items = new ArrayList<>();
            for (Object item : list) {
                items.add(child(items.size(), item));
            }
            return items;
        }
        if (value instanceof Map<?, ?>) {
            wrong("[…]");
            return List.of();
        }
        return isThere() ? List.of(this) : List.of();
    }

    /** Returns a scalar as text with its variables filled in; an object or list is a problem. */
    Optional<String> text() {
        if (value instanceof Map || value instanceof List) {
            wrong("…");
            return Optional.empty();
        }
        return value == null ? Optional.empty() : Optional.of(Variables.fillIn(written(), this));
    }

    /** Kubernetes takes {@code yes} and {@code off} for truth values, Compose takes them for words. */
    private String written() {
        return value instanceof Boolean ? source.word(path).orElse(value.toString()) : String.valueOf(value);
    }

    String text(String fallback) {
        return text().orElse(fallback);
    }

    /** Reads a text; one that the reader does not take is a problem with an example of what would be right. */
    <T> Optional<T> read(String example, Function<String, Optional<T>> reader) {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> read = reader.apply(text.get().strip());
        if (read.isEmpty()) {
            wrong(example);
        }
        return read;
    }

    Optional<Long> number(String example) {
        return read(example, text -> text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty());
    }

    boolean isTrue() {
        return isThere() && read("true", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        }).orElse(false);
    }

    /** Says that this cannot be what it is. */
    void wrong(String example) {
        String written = value instanceof Map ? "{…}" : value instanceof List ? "[…]" : shortened(String.valueOf(value));
        source.problem(ProblemCode.COMPOSE_VALUE, path, written, example);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }

    /** Says that this has no counterpart. */
    void left(String reason, String... args) {
        source.left(reason, path, args);
    }

    void problem(ProblemCode code, String... args) {
        source.problem(code, path, args);
    }
}
