package dev.pilothouse.platform.playground.apply;

import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.ListType;
import dev.pilothouse.schema.Schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a value is to server-side apply, by its schema: a plain value, a list or an object, and what stands below it. */
final class Typed {

    /** Stands for a value that is not there, since null is one that is. */
    static final Object ABSENT = new Object();

    private static final String RAW = "io.k8s.apimachinery.pkg.runtime.RawExtension";

    /** How a value is walked. */
    enum Form {
        SCALAR,
        LIST,
        MAP
    }

    /** An element of a list that cannot be told from others. */
    static final class NoKey extends Exception {
        private static final long serialVersionUID = 1L;

        NoKey(String message) {
            super(message, null, false, false);
        }
    }

    private Typed() {}

    /** Returns the form by the schema, or by the value where anything may stand. */
    static Form form(Schema schema, @Nullable Object value) {
        return switch (schema.shape()) {
            case OBJECT, MAP -> Form.MAP;
            case LIST -> Form.LIST;
            case ANY -> value instanceof Map ? Form.MAP : value instanceof List ? Form.LIST : Form.SCALAR;
            case STRING, INTEGER, NUMBER, BOOLEAN, INT_OR_STRING, QUANTITY -> Form.SCALAR;
        };
    }

    /** Tells whether an object or a list of this schema is owned as a whole. Where anything may stand, lists are and objects are not. */
    static boolean atomic(Schema schema, Form form) {
        if (schema.shape() == Shape.ANY) {
            return form == Form.LIST || schema.atomic() || schema.typeName().equals(RAW);
        }
        return form == Form.LIST ? schema.listType() == ListType.ATOMIC : schema.atomic();
    }

    /** Tells whether what stands here is always owned as a whole. */
    static boolean atomic(Schema schema) {
        return switch (schema.shape()) {
            case OBJECT, MAP -> schema.atomic();
            case LIST -> schema.listType() == ListType.ATOMIC;
            default -> false;
        };
    }

    /** Tells whether the schema knows the field by name, rather than as one key of many. */
    static boolean names(Schema schema, String field) {
        return schema.shape() == Shape.OBJECT && schema.fields().containsKey(field);
    }

    /** Returns the schema of a field or of a value of a map. */
    static Schema field(Schema schema, String name) {
        return switch (schema.shape()) {
            case OBJECT -> schema.field(name).orElse(Anything.SCHEMA);
            case MAP -> schema.element();
            default -> Anything.SCHEMA;
        };
    }

    /** Returns the schema of a list's elements. */
    static Schema element(Schema schema) {
        return schema.shape() == Shape.LIST ? schema.element() : Anything.SCHEMA;
    }

    static Schema child(Schema schema, PathElement step) {
        return step instanceof PathElement.Field field ? field(schema, field.name()) : element(schema);
    }

    /** Returns by which step an element of a list is known that is no atomic one. */
    static PathElement step(Schema list, @Nullable Object element) throws NoKey {
        if (list.listType() == ListType.SET) {
            return switch (element) {
                case null -> throw new NoKey("associative list without keys has an element that's an explicit null");
                case Map<?, ?> _ -> throw new NoKey("associative list without keys has an element that's a map type");
                case List<?> _ -> throw new NoKey("not supported: associative list with lists as elements");
                default -> new PathElement.Value(element);
            };
        }
        return switch (element) {
            case null -> throw new NoKey("associative list with keys may not have a null element");
            case Map<?, ?> map -> key(list, map);
            default -> throw new NoKey("associative list with keys may not have non-map elements");
        };
    }

    private static PathElement.Key key(Schema list, Map<?, ?> element) throws NoKey {
        TreeMap<String, Object> fields = new TreeMap<>();
        for (String name : list.listKeys()) {
            Object value = element.get(name);
            if (value != null) {
                fields.put(name, value);
            } else {
                field(list.element(), name).defaultValue().ifPresent(standard -> fields.put(name, standard));
            }
        }
        if (fields.isEmpty()) {
            throw new NoKey("associative list with keys has an element that omits all key fields "
                    + goList(list.listKeys()) + " (and doesn't have default values for any key fields)");
        }
        return new PathElement.Key(fields);
    }

    private static String goList(List<String> names) {
        return "[" + String.join(" ", names.stream().map(Scalars::quoted).toList()) + "]";
    }

    /** Returns the value as an object, empty when it is none. */
    @SuppressWarnings("unchecked") // only string keys come out of the JSON and YAML readers
    static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** Returns the value as a list, empty when it is none. */
    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }
}
