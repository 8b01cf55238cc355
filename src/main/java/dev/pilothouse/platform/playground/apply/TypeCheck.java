package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.Typed.Form;
import dev.pilothouse.platform.playground.apply.Typed.NoKey;
import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether an applied object fits its schema: types, known fields, and no key twice. The messages say what the real server says. */
final class TypeCheck {

    private final List<PathElement> path = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private TypeCheck() {}

    /** Returns what is wrong, in lines; empty when nothing is. */
    static String errors(Schema schema, Map<String, Object> object) {
        TypeCheck check = new TypeCheck();
        check.check(schema, object);
        return check.errors.size() <= 1
                ? String.join("", check.errors)
                : "errors:\n  " + String.join("\n  ", check.errors);
    }

    private void error(String message) {
        errors.add(path.isEmpty() ? message : PathElement.shown(path) + ": " + message);
    }

    private void check(Schema schema, @Nullable Object value) {
        if (value == null) {
            return;
        }
        switch (Typed.form(schema, value)) {
            case SCALAR -> checkScalar(schema, value);
            case LIST -> {
                if (value instanceof List) {
                    checkItems(schema, Typed.list(value));
                } else {
                    error("expected list, got " + shown(value));
                }
            }
            case MAP -> {
                if (value instanceof Map) {
                    checkFields(schema, Typed.map(value));
                } else {
                    error("expected map, got " + shown(value));
                }
            }
        }
    }

    private void checkScalar(Schema schema, Object value) {
        boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
        switch (schema.shape()) {
            case INTEGER, NUMBER -> {
                if (!(value instanceof Number)) {
                    error("expected numeric (int or float), got " + goType(value));
                }
            }
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    error("expected boolean, got " + shown(value));
                }
            }
            case STRING -> {
                boolean free = !schema.format().isEmpty() && !schema.format().equals("byte");
                if (free ? !plain : !(value instanceof String)) {
                    error((free ? "expected any scalar, got " : "expected string, got ") + shown(value));
                }
            }
            default -> {
                if (!plain) {
                    error("expected any scalar, got " + shown(value));
                }
            }
        }
    }

    private void checkFields(Schema schema, Map<String, @Nullable Object> object) {
        for (Map.Entry<String, @Nullable Object> field : new TreeMap<>(object).entrySet()) {
            path.add(new PathElement.Field(field.getKey()));
            boolean known = schema.shape() != Shape.OBJECT || schema.preservesUnknown() || schema.fields().containsKey(field.getKey());
            if (known) {
                check(Typed.field(schema, field.getKey()), field.getValue());
            } else {
                error("field not declared in schema");
            }
            path.removeLast();
            if (!known) {
                return;
            }
        }
    }

    private void checkItems(Schema schema, List<@Nullable Object> items) {
        boolean keyed = !Typed.atomic(schema, Form.LIST);
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            PathElement step = new PathElement.Index(i);
            if (keyed) {
                try {
                    step = Typed.step(schema, items.get(i));
                } catch (NoKey e) {
                    error("element " + i + ": " + e.getMessage());
                    return;
                }
                if (!seen.add(step)) {
                    error("duplicate entries for key " + step.shown());
                }
            }
            path.add(step);
            check(Typed.element(schema), items.get(i));
            path.removeLast();
        }
    }

    private static String goType(Object value) {
        return value instanceof Boolean ? "bool" : GoValue.type(value);
    }

    private static String shown(Object value) {
        return "&value.valueUnstructured{Value:" + GoValue.shown(value) + "}";
    }
}
