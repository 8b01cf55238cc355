package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.platform.playground.apply.Typed.Form;
import dev.pilothouse.platform.playground.apply.Typed.NoKey;
import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes fields out of an object. What is left empty by that is null, not absent: its place stays with who owns it, until
 * {@link #dropNulls} makes an object of it that can be stored.
 */
final class Removing {

    private Removing() {}

    static Map<String, Object> remove(Schema schema, Map<String, Object> object, FieldSet fields) {
        return fields.isEmpty() ? object : fields(schema, object, fields);
    }

    private static @Nullable Object value(Schema schema, @Nullable Object value, FieldSet fields) {
        Form form = Typed.form(schema, value);
        if (form == Form.SCALAR) {
            return value;
        }
        if (Typed.atomic(schema, form)) {
            return null;
        }
        if (form == Form.MAP) {
            Map<String, @Nullable Object> left = fields(schema, Typed.map(value), fields);
            return left.isEmpty() ? null : left;
        }
        List<@Nullable Object> left = items(schema, Typed.list(value), fields);
        return left.isEmpty() ? null : left;
    }

    private static Map<String, @Nullable Object> fields(Schema schema, Map<String, ? extends @Nullable Object> object, FieldSet fields) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        object.forEach((name, inner) -> {
            FieldSet node = fields.below().get(new PathElement.Field(name));
            Object left = keep(Typed.field(schema, name), inner, node);
            if (left != Typed.ABSENT) {
                result.put(name, left);
            }
        });
        return result;
    }

    private static List<@Nullable Object> items(Schema schema, List<@Nullable Object> list, FieldSet fields) {
        List<@Nullable Object> result = new ArrayList<>();
        for (Object item : list) {
            Object left = keep(schema.element(), item, fields.below().get(step(schema, item)));
            if (left != Typed.ABSENT) {
                result.add(left);
            }
        }
        return result;
    }

    private static @Nullable Object keep(Schema schema, @Nullable Object value, @Nullable FieldSet node) {
        if (node == null) {
            return value;
        }
        return node.isMember() ? Typed.ABSENT : value(schema, value, node);
    }

    /** Returns the object without the nulls that may not be kept, at any depth. */
    static Map<String, Object> dropNulls(Schema schema, Map<String, Object> object) {
        Map<String, Object> result = new LinkedHashMap<>();
        object.forEach((name, inner) -> {
            Schema field = Typed.field(schema, name);
            if (inner != null || field.nullable() || schema.shape() == Schema.Shape.MAP) {
                result.put(name, dropNullsIn(field, inner));
            }
        });
        return result;
    }

    @SuppressWarnings("unchecked") // an object stays one
    private static Object dropNullsIn(Schema schema, Object value) {
        return switch (value) {
            case Map<?, ?> map -> dropNulls(schema, (Map<String, Object>) map);
            case List<?> list -> list.stream().map(item -> dropNullsIn(Typed.element(schema), item)).toList();
            case null, default -> value;
        };
    }

    private static PathElement step(Schema schema, @Nullable Object item) {
        try {
            return Typed.step(schema, item);
        } catch (NoKey e) {
            return new PathElement.Index(-1); // nothing is owned there
        }
    }
}
