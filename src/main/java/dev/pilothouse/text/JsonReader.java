package dev.pilothouse.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON values that follow each other in one text. Depth is bounded by Jackson's own limit of 500; a key that occurs twice is an
 * error.
 */
final class JsonReader implements AutoCloseable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final JsonParser parser;

    /**
     * One value at the top.
     *
     * @param lines the line on which each object in it starts
     */
    record Root(int line, @Nullable Object value, Map<Object, Integer> lines) {}

    JsonReader(String text) {
        parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** Returns the next value of the text, empty at its end. */
    Optional<Root> next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return Optional.empty();
        }
        Map<Object, Integer> lines = new IdentityHashMap<>();
        int line = parser.currentTokenLocation().getLineNr();
        return Optional.of(new Root(line, value(token, lines), lines));
    }

    private @Nullable Object value(JsonToken token, Map<Object, Integer> lines) {
        return switch (token) {
            case START_OBJECT -> object(lines);
            case START_ARRAY -> array(lines);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new StreamReadException(parser, "unexpected " + token);
        };
    }

    private Map<String, Object> object(Map<Object, Integer> lines) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        lines.put(fields, parser.currentTokenLocation().getLineNr());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            fields.put(key, value(parser.nextToken(), lines));
        }
        return Values.map(fields);
    }

    private List<@Nullable Object> array(Map<Object, Integer> lines) {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, lines));
        }
        return items;
    }

    private Object whole() {
        BigInteger exact = parser.getBigIntegerValue();
        return exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
    }

    private Double fraction() {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new StreamReadException(parser, "number out of range");
        }
        return number;
    }

    @Override
    public void close() {
        parser.close();
    }
}
