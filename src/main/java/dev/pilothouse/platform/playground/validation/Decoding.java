package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.schema.Schema;
import dev.pilothouse.schema.Schema.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects into the types of their kind, as far as the real server's decoder tells its callers: fields that are not known go, nulls
 * stand for nothing, and what has the wrong type is refused in the decoder's own words, which are Go's.
 */
public final class Decoding {

    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)");
    /** A time that the real server writes even when there is none. */
    static final String NULL_TIME = "lastProbeTime";

    private static final String NO_QUANTITY = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private final List<String> unknown = new ArrayList<>();
    private Optional<String> mismatch = Optional.empty();

    private Decoding() {}

    /**
     * What was read.
     *
     * @param unknown a sentence for each field that is not known, in their order: {@code unknown field "spec.foo"}
     * @param mismatch why the object cannot be of its kind, if so: {@code json: cannot unmarshal string into …}
     */
    public record Read(Map<String, Object> object, List<String> unknown, Optional<String> mismatch) {}

    /** Reads a whole object of a built-in kind, or its metadata. */
    @SuppressWarnings("unchecked") // only string keys come out of the JSON and YAML readers
    public static Read read(Schema schema, Map<String, Object> object) {
        Decoding decoding = new Decoding();
        Object read = decoding.fields(schema, object, new Place("", "", name(schema)));
        return new Read((Map<String, Object>) read, List.copyOf(decoding.unknown), decoding.mismatch);
    }

    /**
     * Where in an object a value stands.
     *
     * @param path with places in lists and keys of maps, for unknown fields
     * @param goPath without them, as Go's decoder says it
     * @param struct the type that holds it
     */
    private record Place(String path, String goPath, String struct) {

        Place field(String name, String holder) {
            return new Place(path.isEmpty() ? name : path + "." + name, goPath.isEmpty() ? name : goPath + "." + name, holder);
        }

        Place item(int index) {
            return new Place(path + "[" + index + "]", goPath, struct);
        }

        Place key(String name) {
            return new Place(path + "." + name, goPath, struct);
        }
    }

    private @Nullable Object value(Schema schema, @Nullable Object value, Place place) {
        if (value == null || schema.shape() == Shape.ANY) {
            return value;
        }
        return switch (schema.shape()) {
            case OBJECT -> value instanceof Map<?, ?> map ? fields(schema, map, place) : refuse(schema, value, place);
            case MAP -> value instanceof Map<?, ?> map ? entries(schema, map, place) : refuse(schema, value, place);
            case LIST -> value instanceof List<?> list ? items(schema, list, place) : refuse(schema, value, place);
            default -> {
                checkPlain(schema, value, place);
                yield value;
            }
        };
    }

    private Map<String, @Nullable Object> fields(Schema schema, Map<?, ?> map, Place place) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            Place at = place.field(name, name(schema));
            Optional<Schema> field = schema.field(name);
            if (field.isPresent() && (value != null || name.equals(NULL_TIME))) {
                Object read = value(field.get(), value, at);
                if (!empty(read, field.get()) || schema.required().contains(name)) {
                    fields.put(name, read);
                }
            } else if (field.isEmpty() && schema.preservesUnknown()) {
                fields.put(name, value);
            } else if (field.isEmpty()) {
                unknown.add("unknown field " + Names.quoted(at.path()));
            }
        });
        return fields;
    }

    /** Lists and maps without anything in them are as good as absent; objects are not. */
    private static boolean empty(@Nullable Object value, Schema schema) {
        return (schema.shape() == Shape.LIST && value instanceof List<?> list && list.isEmpty())
                || (schema.shape() == Shape.MAP && value instanceof Map<?, ?> map && map.isEmpty());
    }

    private Map<String, @Nullable Object> entries(Schema schema, Map<?, ?> map, Place place) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            entries.put(name, value == null ? zero(schema.element()) : value(schema.element(), value, place.key(name)));
        });
        return entries;
    }

    private List<@Nullable Object> items(Schema schema, List<?> list, Place place) {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(item == null ? zero(schema.element()) : value(schema.element(), item, place.item(items.size())));
        }
        return items;
    }

    /** Returns what Go makes of null in a map or a list: the zero of the type. */
    private static @Nullable Object zero(Schema schema) {
        return switch (schema.shape()) {
            case STRING -> "";
            case INTEGER, NUMBER -> 0L;
            case BOOLEAN -> false;
            case OBJECT -> Map.of();
            default -> null;
        };
    }

    private void checkPlain(Schema schema, Object value, Place place) {
        switch (schema.shape()) {
            case STRING -> checkText(schema, value, place);
            case BOOLEAN -> require(value instanceof Boolean, schema, value, place);
            case INTEGER -> require(whole(schema.format(), value), schema, value, place);
            case NUMBER -> require(value instanceof Number, schema, value, place);
            case INT_OR_STRING -> require(value instanceof String || whole("int32", value), schema, value, place);
            case QUANTITY -> {
                boolean plain = value instanceof String || value instanceof Number;
                if (!plain || !QUANTITY.matcher(value.toString()).matches()) {
                    refuse(NO_QUANTITY);
                }
            }
            default -> {
                // anything may stand here
            }
        }
    }

    private void checkText(Schema schema, Object value, Place place) {
        if (!(value instanceof String text)) {
            refuse(schema, value, place);
            return;
        }
        if (schema.format().equals("date-time") && !text.isEmpty()) {
            GoTime.problem(text).ifPresent(this::refuse);
        } else if (schema.format().equals("byte")) {
            illegalByte(text).ifPresent(this::refuse);
        }
    }

    private static Optional<String> illegalByte(String text) {
        try {
            Base64.getDecoder().decode(text.replaceAll("[\r\n]", ""));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            int good = 0;
            while (good < text.length() && (Character.isLetterOrDigit(text.charAt(good)) || "+/".indexOf(text.charAt(good)) >= 0)) {
                good++;
            }
            return Optional.of("illegal base64 data at input byte " + (good == text.length() ? good / 4 * 4 : good));
        }
    }

    private static boolean whole(String format, Object value) {
        return switch (value) {
            case Long number -> !format.equals("int32") || (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE);
            case BigInteger _ -> false;
            default -> false;
        };
    }

    private void require(boolean fits, Schema schema, Object value, Place place) {
        if (!fits) {
            refuse(schema, value, place);
        }
    }

    private @Nullable Object refuse(Schema schema, Object value, Place place) {
        boolean number = schema.shape() == Shape.INTEGER || schema.shape() == Shape.INT_OR_STRING;
        refuse("json: cannot unmarshal " + word(value, number) + " into Go struct field " + place.struct() + "." + place.goPath() + " of type " + type(schema));
        return null;
    }

    /** The first thing that is wrong is told. */
    private void refuse(String why) {
        if (mismatch.isEmpty()) {
            mismatch = Optional.of(why);
        }
    }

    private static String word(Object value, boolean quoteNumber) {
        return switch (value) {
            case Map<?, ?> _ -> "object";
            case List<?> _ -> "array";
            case String _ -> "string";
            case Boolean _ -> "bool";
            default -> quoteNumber ? "number " + value : "number";
        };
    }

    /** Returns the type as Go names it. */
    private static String type(Schema schema) {
        return switch (schema.shape()) {
            case STRING -> schema.format().equals("byte") ? "[]uint8" : "string";
            case BOOLEAN -> "bool";
            case INTEGER -> schema.format().isEmpty() ? "int64" : schema.format();
            case NUMBER -> "float64";
            case INT_OR_STRING -> "int32";
            case LIST -> "[]" + type(schema.element());
            case MAP -> "map[string]" + type(schema.element());
            case OBJECT -> qualified(schema.typeName());
            case QUANTITY -> "resource.Quantity";
            case ANY -> "interface {}";
        };
    }

    private static String qualified(String typeName) {
        int last = typeName.lastIndexOf('.');
        return typeName.substring(typeName.lastIndexOf('.', last - 1) + 1);
    }

    private static String name(Schema schema) {
        return schema.typeName().substring(schema.typeName().lastIndexOf('.') + 1);
    }
}
