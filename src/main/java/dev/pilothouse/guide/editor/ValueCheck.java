package dev.pilothouse.guide.editor;

import dev.pilothouse.guide.editor.Finding.Fault;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Walks along a value and what it should hold. */
final class ValueCheck {

    /** What each object has besides its own fields, when it stands within another one. */
    private static final Set<String> WORDS_OF_OBJECTS = Set.of("apiVersion", "kind", "metadata");

    private final Schema root;
    private final BiConsumer<List<Object>, Fault> found;
    private final List<Object> path = new ArrayList<>();

    ValueCheck(Schema root, BiConsumer<List<Object>, Fault> found) {
        this.root = root;
        this.found = found;
    }

    void check(Map<String, Object> fields) {
        value(root, fields);
    }

    private void value(Schema schema, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (schema.shape()) {
            case OBJECT -> {
                if (value instanceof Map<?, ?> map) {
                    fields(schema, map);
                } else {
                    wrong(schema, value);
                }
            }
            case MAP -> {
                if (value instanceof Map<?, ?> map) {
                    map.forEach((name, child) -> at(name, () -> value(schema.element(), child)));
                } else {
                    wrong(schema, value);
                }
            }
            case LIST -> {
                if (value instanceof List<?> list) {
                    for (int i = 0; i < list.size(); i++) {
                        Object item = list.get(i);
                        at(i, () -> value(schema.element(), item));
                    }
                } else {
                    wrong(schema, value);
                }
            }
            case ANY -> {}
            default -> scalar(schema, value);
        }
    }

    private void fields(Schema schema, Map<?, ?> map) {
        map.forEach((name, child) -> {
            Optional<Schema> field = schema.field((String) name);
            if (field.isPresent()) {
                at(name, () -> value(field.get(), child));
            } else if (!schema.preservesUnknown() && !(path.isEmpty() && WORDS_OF_OBJECTS.contains(name))) {
                at(name, () -> report(new Fault.UnknownField((String) name, Spelling.meant((String) name, schema.fields().keySet()))));
            }
        });
        for (String name : schema.required()) {
            if (map.get(name) == null && schema.field(name).filter(this::isMissed).isPresent()) {
                report(new Fault.Missing(name));
            }
        }
    }

    /** What the server fills in by itself does not have to be written; an empty default says nothing. */
    private boolean isMissed(Schema field) {
        return field.defaultValue().filter(value -> !isZero(value)).isEmpty();
    }

    private static boolean isZero(Object value) {
        return value.equals("") || value.equals(0L) || value.equals(false) || value.equals(Map.of());
    }

    private void scalar(Schema schema, Object value) {
        boolean fits = switch (schema.shape()) {
            case STRING -> value instanceof String;
            case INTEGER -> value instanceof Long || value instanceof java.math.BigInteger;
            case NUMBER -> value instanceof Number;
            case BOOLEAN -> value instanceof Boolean;
            case INT_OR_STRING -> value instanceof Long || value instanceof String;
            case QUANTITY -> value instanceof Number || value instanceof String;
            case OBJECT, MAP, LIST, ANY -> true;
        };
        if (!fits) {
            wrong(schema, value);
        } else if (!schema.enumeration().isEmpty() && schema.shape() != Shape.BOOLEAN && !allowed(schema, value.toString())) {
            report(new Fault.NotAllowed(value.toString(), schema.enumeration()));
        }
    }

    /** An empty text often stands for the default. */
    private static boolean allowed(Schema schema, String value) {
        return value.isEmpty() || schema.enumeration().contains(value);
    }

    private void wrong(Schema schema, Object value) {
        String given = switch (value) {
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "list";
            case Boolean _ -> "truth";
            case Number _ -> "number";
            default -> "text";
        };
        report(new Fault.WrongType(SchemaWalk.type(schema), given));
    }

    private void report(Fault fault) {
        found.accept(List.copyOf(path), fault);
    }

    private void at(@Nullable Object step, Runnable work) {
        path.add(String.class.isInstance(step) || Integer.class.isInstance(step) ? step : String.valueOf(step));
        work.run();
        path.removeLast();
    }
}
