package dev.pilothouse.text;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/**
 * JSON text to trees and back.
 *
 * <p>Numbers are kept as they are: whole ones as {@link Long} or {@link BigInteger}, others as {@link Double}.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Json() {}

    /**
     * Reads one object.
     *
     * @throws ProblemException {@code YAML_BROKEN} when the text is anything else
     */
    public static Tree read(String text) {
        try (JsonReader reader = new JsonReader(text)) {
            Object value = reader.next().map(JsonReader.Root::value).orElse(null);
            if (value instanceof Map<?, ?> map && reader.next().isEmpty()) {
                return new Tree(Values.map(map));
            }
            throw new ProblemException(Problem.of(ProblemCode.YAML_BROKEN, "1", "1").withDetail("one JSON object expected"));
        } catch (JacksonException e) {
            throw new ProblemException(broken(e), e);
        }
    }

    /**
     * Reads one object from UTF-8, with less care and more speed than {@link #read(String)}: of a key that occurs twice the last counts.
     *
     * @throws ProblemException {@code YAML_BROKEN} when the bytes are anything else
     */
    public static Tree read(byte[] utf8) {
        if (readValue(utf8) instanceof Map<?, ?> map) {
            return new Tree(Values.map(map));
        }
        throw new ProblemException(Problem.of(ProblemCode.YAML_BROKEN, "1", "1").withDetail("one JSON object expected"));
    }

    /**
     * Reads one value of any kind from UTF-8, as {@link #read(byte[])} does.
     *
     * @throws ProblemException {@code YAML_BROKEN} when the bytes are none
     */
    public static @Nullable Object readValue(byte[] utf8) {
        try {
            return JsonBytes.read(FACTORY, utf8);
        } catch (JacksonException e) {
            throw new ProblemException(broken(e), e);
        }
    }

    /**
     * Reads only the value at a path of the object in UTF-8, null if there is none. What comes after it is not looked at, so that a field
     * near the beginning of a large object costs little.
     *
     * @throws ProblemException {@code YAML_BROKEN} when the bytes before it are no JSON
     */
    public static @Nullable Object find(byte[] utf8, String... path) {
        try {
            return JsonBytes.find(FACTORY, utf8, path);
        } catch (JacksonException e) {
            throw new ProblemException(broken(e), e);
        }
    }

    /** Writes as {@link #write(Tree)} does, in UTF-8. */
    public static byte[] bytes(Tree tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            writeValue(generator, tree.fields());
        }
        return out.toByteArray();
    }

    /** Returns where and why reading failed; the text itself is not quoted, it may hold a secret. */
    static Problem broken(JacksonException e) {
        var location = e.getLocation();
        String line = location == null ? "1" : Integer.toString(Math.max(1, location.getLineNr()));
        String column = location == null ? "1" : Integer.toString(Math.max(1, location.getColumnNr()));
        return Problem.of(ProblemCode.YAML_BROKEN, line, column).withDetail(e.getOriginalMessage());
    }

    /** Writes without spaces or line breaks. */
    public static String write(Tree tree) {
        return write(tree, ObjectWriteContext.empty());
    }

    /** Writes with four spaces of indent, as {@code kubectl -o json} does. */
    public static String pretty(Tree tree) {
        return write(tree, new Pretty());
    }

    private static String write(Tree tree, ObjectWriteContext context) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(context, out)) {
            writeValue(generator, tree.fields());
        }
        return out.toString();
    }

    private static void writeValue(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((key, child) -> {
                    out.writeName(String.valueOf(key));
                    writeValue(out, child);
                });
                out.writeEndObject();
            }
            case List<?> list -> {
                out.writeStartArray();
                list.forEach(child -> writeValue(out, child));
                out.writeEndArray();
            }
            case Boolean truth -> out.writeBoolean(truth);
            case BigInteger whole -> out.writeNumber(whole);
            case BigDecimal exact -> out.writeNumber(exact);
            case Double number -> out.writeNumber(number.doubleValue());
            case Number whole -> out.writeNumber(whole.longValue());
            default -> out.writeString(value.toString());
        }
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indent = new DefaultIndenter("    ", "\n");
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("");
            return new DefaultPrettyPrinter(separators).withObjectIndenter(indent).withArrayIndenter(indent);
        }
    }
}
