package dev.pilothouse.schema;

import dev.pilothouse.model.ProblemException;
import dev.pilothouse.text.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that protocol buffers write otherwise than JSON: times, quantities, bytes, raw objects. */
public final class ProtobufValues {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private ProtobufValues() {}

    /** Returns a scalar as JSON has it, null for a time that is not set. */
    public static @Nullable Object scalar(ProtobufMessage message, Schema schema) {
        return switch (schema.shape()) {
            case BOOLEAN -> message.number() != 0;
            case INTEGER -> whole(message.number(), schema);
            case NUMBER -> fraction(message.fraction());
            case QUANTITY -> quantity(message.message());
            case INT_OR_STRING -> intOrString(message.message());
            default -> switch (schema.format()) {
                case "byte" -> Base64.getEncoder().encodeToString(message.raw());
                case "date-time" -> time(message.message(), schema.typeName().endsWith("MicroTime"));
                default -> message.text();
            };
        };
    }

    /** JSON writes a fraction without a part behind the point as a whole number. */
    private static Object fraction(double number) {
        if (!Double.isFinite(number)) {
            throw ProtobufMessage.broken("a number that JSON does not have");
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
    }

    private static Object whole(long number, Schema schema) {
        return schema.format().equals("int32") ? (long) (int) number : number;
    }

    /** Returns numbers that stand side by side in one field. */
    public static List<Object> packed(ProtobufMessage message, Schema element) {
        byte[] bytes = message.raw();
        List<Object> numbers = new ArrayList<>();
        ProtobufMessage reader = new ProtobufMessage(bytes, 0, bytes.length);
        while (reader.hasMore()) {
            numbers.add(whole(reader.varint(), element));
        }
        return numbers;
    }

    private static String quantity(ProtobufMessage message) {
        String text = "";
        while (message.next()) {
            if (message.field() == 1) {
                text = message.text();
            } else {
                message.skip();
            }
        }
        return text.isEmpty() ? "0" : text;
    }

    private static Object intOrString(ProtobufMessage message) {
        boolean isText = false;
        long number = 0;
        String text = "";
        while (message.next()) {
            switch (message.field()) {
                case 1 -> isText = message.number() != 0;
                case 2 -> number = (int) message.number();
                case 3 -> text = message.text();
                default -> message.skip();
            }
        }
        return isText ? text : (Object) number;
    }

    private static @Nullable String time(ProtobufMessage message, boolean micros) {
        if (!message.hasMore()) {
            return null;
        }
        long seconds = 0;
        long nanos = 0;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> seconds = message.number();
                case 2 -> nanos = message.number();
                default -> message.skip();
            }
        }
        if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999_999_999) {
            throw ProtobufMessage.broken("a time out of range");
        }
        return micros ? MICROS.format(Instant.ofEpochSecond(seconds, nanos)) : Instant.ofEpochSecond(seconds).toString();
    }

    /** Returns the JSON value that a message holds as bytes in its first field. */
    public static @Nullable Object raw(ProtobufMessage message) {
        String json = "";
        while (message.next()) {
            if (message.field() == 1) {
                json = message.text();
            } else {
                message.skip();
            }
        }
        if (json.isEmpty()) {
            return null;
        }
        try {
            Optional<Object> value = Json.read("{\"raw\":" + json + "}").at("raw");
            return value.orElse(null);
        } catch (ProblemException e) {
            throw ProtobufMessage.broken("a raw object that is no JSON");
        }
    }

    /** Returns what a map holds under a key whose value was left out. */
    public static Object empty(Schema element) {
        return switch (element.shape()) {
            case LIST -> List.of();
            case STRING -> "";
            case INTEGER -> 0L;
            case QUANTITY -> "0";
            case BOOLEAN -> false;
            default -> Map.of();
        };
    }
}
