package dev.pilothouse.kinds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON values as text in the way in which Go's {@code fmt} and {@code encoding/json} write them, which kubectl shows. */
final class GoText {

    private static final int FIRST_LARGE_EXPONENT = 21;
    private static final int LAST_SMALL_EXPONENT = -5;

    private GoText() {}

    /** Returns a scalar as it is, an object or list as compact JSON with sorted keys. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "<no value>";
            case Map<?, ?> map -> json(map);
            case List<?> list -> json(list);
            case Double number -> number(number);
            default -> value.toString();
        };
    }

    /** Returns a floating point number as Go's verb {@code %v}: plain up to 1e20, else with an exponent of at least two digits. */
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent > LAST_SMALL_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> sorted(map).entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(GoText::json).collect(Collectors.joining(",", "[", "]"));
            case String text -> quoted(text);
            case Double number -> number(number);
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        return sorted;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '<', '>', '&' -> json.append(escaped(c));
                default -> json.append(c < ' ' ? escaped(c) : String.valueOf(c));
            }
        }
        return json.append('"').toString();
    }

    private static String escaped(char c) {
        return "\\u%04x".formatted((int) c);
    }
}
