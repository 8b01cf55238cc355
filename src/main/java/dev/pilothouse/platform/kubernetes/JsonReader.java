package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Reads;
import dev.pilothouse.model.Tree;
import java.io.InputStream;
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

/**
 * Reads JSON as a stream into trees that hold only the fields asked for; everything else is skipped without becoming an object.
 */
final class JsonReader implements AutoCloseable {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final JsonParser parser;
    private final Sharing sharing;

    JsonReader(InputStream in, Sharing sharing) {
        parser = FACTORY.createParser(ObjectReadContext.empty(), in);
        this.sharing = sharing;
    }

    /** Reads an input that holds one object and nothing else. */
    static Tree tree(InputStream json) {
        try (JsonReader reader = new JsonReader(json, new Sharing())) {
            if (!reader.start()) {
                throw reader.broken("no object");
            }
            Tree tree = new Tree(reader.object(null));
            reader.parser.nextToken();
            return tree;
        }
    }

    /** Moves to the next value and tells whether it is an object; false at the end of the input too. */
    boolean start() {
        return parser.nextToken() == JsonToken.START_OBJECT;
    }

    /** Moves into the array that comes next and tells whether there is one; any other value is skipped. */
    boolean startArray() {
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            return true;
        }
        parser.skipChildren();
        return false;
    }

    /** Moves to the next element of the array that is an object, past all others; false at the array's end. */
    boolean nextObject() {
        while (true) {
            JsonToken token = next();
            if (token == JsonToken.START_OBJECT) {
                return true;
            }
            if (token == JsonToken.END_ARRAY) {
                return false;
            }
            parser.skipChildren();
        }
    }

    /** Moves to the next field of the current object and returns its name, or null at its end. */
    @Nullable String field() {
        return next() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
    }

    /** Reads the value that comes next, whole. */
    @Nullable Object value() {
        next();
        return current(null);
    }

    /** Skips the value that comes next. */
    void skip() {
        next();
        parser.skipChildren();
    }

    /** Reads the object that comes next, pruned; anything else reads as empty. */
    Tree nextTree(@Nullable Reads reads) {
        if (next() == JsonToken.START_OBJECT) {
            return new Tree(object(reads));
        }
        parser.skipChildren();
        return Tree.EMPTY;
    }

    /** Reads the object that the reader stands in; {@code reads} null means all of it. */
    Map<String, Object> object(@Nullable Reads reads) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = field(); name != null; name = field()) {
            Reads below = reads == null || reads.everything() ? null : reads.below(name);
            next();
            if (below != null || reads == null || reads.everything()) {
                put(fields, name, current(below));
                continue;
            }
            parser.skipChildren();
            if (reads.keysOnly()) {
                put(fields, name, null);
            }
        }
        return fields;
    }

    @SuppressWarnings("NullAway") // trees hold null for JSON's null
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
    }

    private @Nullable Object current(@Nullable Reads reads) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(reads);
            case START_ARRAY -> array(reads);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private List<@Nullable Object> array(@Nullable Reads reads) {
        List<@Nullable Object> elements = new ArrayList<>();
        boolean count = reads != null && reads.keysOnly();
        while (next() != JsonToken.END_ARRAY) {
            if (count) {
                parser.skipChildren();
            }
            elements.add(count ? null : current(reads));
        }
        return elements;
    }

    private String text() {
        return sharing.shareShort(parser.getString());
    }

    private Object whole() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : Long.valueOf(parser.getLongValue());
    }

    /** Moves on; an end of the input in the middle of something is an error. */
    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw broken("ended early");
        }
        return token;
    }

    /** Returns the exception of content that is no use. */
    StreamReadException broken(String message) {
        return new StreamReadException(parser, message);
    }

    @Override
    public void close() {
        parser.close();
    }
}
