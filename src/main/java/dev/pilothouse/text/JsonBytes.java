package dev.pilothouse.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON value from bytes, quickly: keeps no lines, and of a key that occurs twice the last. */
final class JsonBytes {

    private final JsonParser parser;

    private JsonBytes(JsonParser parser) {
        this.parser = parser;
    }

    static @Nullable Object read(JsonFactory factory, byte[] utf8) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new StreamReadException(parser, "unexpected end of JSON input");
            }
            Object value = new JsonBytes(parser).value(first);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "something follows the JSON value");
            }
            return value;
        }
    }

    /** Reads only what stands at a path, null if nothing does; what comes after it is not looked at. */
    static @Nullable Object find(JsonFactory factory, byte[] utf8, String... path) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            JsonToken token = parser.nextToken();
            for (String step : path) {
                token = token == JsonToken.START_OBJECT ? field(parser, step) : null;
            }
            return token == null ? null : new JsonBytes(parser).value(token);
        }
    }

    /** Moves to the value of a field of the object that has begun; null when it has none. */
    private static @Nullable JsonToken field(JsonParser parser, String name) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean found = parser.currentName().equals(name);
            JsonToken value = parser.nextToken();
            if (found) {
                return value;
            }
            parser.skipChildren();
        }
        return null;
    }

    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new StreamReadException(parser, "unexpected " + token);
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            fields.put(key, value(parser.nextToken()));
        }
        return fields;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return items;
    }

    private Object whole() {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            BigInteger exact = parser.getBigIntegerValue();
            return exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
        }
        return parser.getLongValue();
    }

    private Double fraction() {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new StreamReadException(parser, "number out of range");
        }
        return number;
    }
}
