package dev.pilothouse.guide.editor;

import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.SchemaFinder;
import dev.pilothouse.text.YamlCaret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What there is to know of a field.
 *
 * @param path for people: {@code spec.template.spec.containers[].image}
 * @param type what stands there, for example {@code []Container}
 * @param description what it is for, in English as its schema has it; may be empty
 * @param values what is allowed, all if empty
 * @param initial what holds when it is not given, empty when nothing is said
 */
public record FieldDoc(String path, String type, String description, boolean required, List<String> values, String initial) {

    /** Finds the field at the caret; empty outside of fields that are known. */
    public static Optional<FieldDoc> at(YamlCaret caret, SchemaFinder finder) {
        List<Object> path = caret.field();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        List<Object> container = path.subList(0, path.size() - 1);
        boolean required = SchemaWalk.at(finder, caret.apiVersion(), caret.kind(), container)
                .filter(schema -> schema.required().contains(String.valueOf(path.getLast())))
                .isPresent();
        return SchemaWalk.at(finder, caret.apiVersion(), caret.kind(), path).map(schema -> of(path, schema, required));
    }

    private static FieldDoc of(List<Object> path, Schema schema, boolean required) {
        String initial = schema.defaultValue()
                .filter(value -> value instanceof Number || value instanceof Boolean || (value instanceof String text && !text.isEmpty()))
                .filter(_ -> !required)
                .map(Object::toString)
                .orElse("");
        return new FieldDoc(words(path), SchemaWalk.type(schema), schema.description(), required, schema.enumeration(), initial);
    }

    /** Writes a path as documentation does, whatever the index of an item. */
    static String words(List<Object> path) {
        return path.stream().map(step -> step instanceof Integer ? "[]" : "." + step).collect(Collectors.joining()).replaceFirst("^\\.", "");
    }
}
