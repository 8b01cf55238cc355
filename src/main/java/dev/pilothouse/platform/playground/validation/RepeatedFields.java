package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON object that may have a field twice, which the real server lets pass with a warning unless it is asked to be strict; the last
 * one counts.
 *
 * @param repeated a sentence for each, in their order: {@code duplicate field "spec.replicas"}
 */
public record RepeatedFields(Tree object, List<String> repeated) {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /**
     * Reads a text.
     *
     * @throws ProblemException {@code YAML_BROKEN} when it is no JSON object
     */
    public static RepeatedFields read(String json) {
        List<String> repeated = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                Map<String, @Nullable Object> fields = object(parser, "", repeated);
                if (parser.nextToken() == null) {
                    return new RepeatedFields(new Tree(notNull(fields)), repeated);
                }
            }
            throw new ProblemException(Problem.of(ProblemCode.YAML_BROKEN, "1", "1").withDetail("one JSON object expected"));
        } catch (JacksonException e) {
            throw new ProblemException(Problem.of(ProblemCode.YAML_BROKEN, "1", "1").withDetail(e.getOriginalMessage()), e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, String path, List<String> repeated) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String at = path.isEmpty() ? name : path + "." + name;
            if (fields.containsKey(name)) {
                String sentence = "duplicate field " + Names.quoted(at);
                if (!repeated.contains(sentence)) {
                    repeated.add(sentence);
                }
            }
            fields.put(name, value(parser, parser.nextToken(), at, repeated));
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token, String path, List<String> repeated) {
        return switch (token) {
            case START_OBJECT -> object(parser, path, repeated);
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next, path + "[" + items.size() + "]", repeated));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> {
                BigInteger exact = parser.getBigIntegerValue();
                yield exact.bitLength() < Long.SIZE ? (Object) exact.longValue() : exact;
            }
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    @SuppressWarnings("unchecked") // a tree's fields may be null
    private static Map<String, Object> notNull(Map<String, @Nullable Object> fields) {
        return (Map<String, Object>) (Map<String, ?>) fields;
    }
}
