package dev.pilothouse.platform.playground.apply;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plain values: whether two are the same, which comes first, and how they look in JSON. */
final class Scalars {

    private Scalars() {}

    /** Tells whether two values are the same; numbers by their amount, objects regardless of the order of their fields. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return a.equals(b) || exact(a).compareTo(exact(b)) == 0;
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream().allMatch(field -> b.containsKey(field.getKey()) && same(field.getValue(), b.get(field.getKey())));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            Iterator<?> others = b.iterator();
            return a.size() == b.size() && a.stream().allMatch(item -> same(item, others.next()));
        }
        return Objects.equals(left, right);
    }

    /** Orders plain values: numbers, then texts, then truth values. */
    static int compare(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return exact(a).compareTo(exact(b));
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return a.compareTo(b);
        }
        int byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 ? byRank : left.toString().compareTo(right.toString());
    }

    private static int rank(Object value) {
        return switch (value) {
            case Number _ -> 0;
            case String _ -> 1;
            default -> 2;
        };
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case Double fraction when Double.isFinite(fraction) -> BigDecimal.valueOf(fraction);
            default -> new BigDecimal(number.toString());
        };
    }

    /** Returns a plain value as it stands in JSON. */
    static String json(Object value) {
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** Returns the text in quotes, escaped as Go's JSON writer does. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
