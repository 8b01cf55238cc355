package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.LabelSelector.Requirement;
import dev.pilothouse.model.Labels;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A label selector as it stands in a query, read strictly and refused in the words of a real API server.
 *
 * <p>Grammar of "Labels and Selectors" in the Kubernetes documentation, with {@code >} and {@code <} for whole numbers, which only the
 * server knows.
 */
final class LabelQuery {

    private static final String SPECIAL = "=!(),><";
    private static final Set<String> SYMBOLS = Set.of("=", "==", "!", "!=", "(", ")", ",", ">", "<");
    private static final Pattern WORD = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final String KEY_FORM = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
            + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String VALUE_FORM = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
            + "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
            + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /** Symbols and words in turn, an empty text at the end. */
    private final List<String> tokens;

    private int at;

    private LabelQuery(List<String> tokens) {
        this.tokens = tokens;
    }

    /** @throws Refusal 400 when the text is no selector */
    static Predicate<Labels> parse(String text) {
        return new LabelQuery(tokens(text)).selector();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                i++;
                while (i < text.length() && SYMBOLS.contains(text.substring(start, i + 1))) {
                    i++;
                }
                tokens.add(text.substring(start, i));
            } else {
                while (i < text.length() && SPECIAL.indexOf(text.charAt(i)) < 0 && !Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
                tokens.add(text.substring(start, i));
            }
        }
        tokens.add("");
        return tokens;
    }

    private String peek() {
        return tokens.get(at);
    }

    private String next() {
        String token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static boolean isWord(String token) {
        return !token.isEmpty() && !SYMBOLS.contains(token);
    }

    private Predicate<Labels> selector() {
        Predicate<Labels> all = _ -> true;
        while (!peek().isEmpty()) {
            if (!isWord(peek()) && !peek().equals("!")) {
                throw Refusal.badRequest("found '" + peek() + "', expected: !, identifier, or 'end of string'");
            }
            all = all.and(requirement());
            String after = next();
            if (after.equals(",")) {
                if (!isWord(peek()) && !peek().equals("!")) {
                    throw Refusal.badRequest("found '" + peek() + "', expected: identifier after ','");
                }
            } else if (!after.isEmpty()) {
                throw Refusal.badRequest("found '" + after + "', expected: ',' or 'end of string'");
            }
        }
        return all;
    }

    private Predicate<Labels> requirement() {
        boolean absent = peek().equals("!");
        if (absent) {
            next();
        }
        String key = word(next(), "expected: identifier");
        if (!WORD.matcher(key.substring(key.indexOf('/') + 1)).matches()) {
            throw wrong("<nil>: Invalid value: \"" + key + "\": " + KEY_FORM);
        }
        if (absent || peek().isEmpty() || peek().equals(",")) {
            return new Requirement.Exists(key, !absent)::holds;
        }
        String operator = next();
        return switch (operator) {
            case "in" -> new Requirement.In(key, values(key))::holds;
            case "notin" -> new Requirement.NotIn(key, values(key))::holds;
            case "=", "==" -> new Requirement.In(key, Set.of(value(key)))::holds;
            case "!=" -> new Requirement.NotIn(key, Set.of(value(key)))::holds;
            case ">" -> than(key, true);
            case "<" -> than(key, false);
            default -> throw wrong("found '" + operator + "', expected: in, notin, =, ==, !=, gt, lt");
        };
    }

    private Predicate<Labels> than(String key, boolean greater) {
        String text = value(key);
        long bound = number(text).orElseThrow(() -> wrong("values[0][" + key + "]: Invalid value: \"" + text + "\": for 'Gt', 'Lt' operators, the value must be an integer"));
        LongPredicate fits = greater ? number -> number > bound : number -> number < bound;
        return labels -> {
            String value = labels.get(key);
            return value != null && number(value).stream().anyMatch(fits);
        };
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private String value(String key) {
        if (peek().isEmpty() || peek().equals(",")) {
            return "";
        }
        return checked(key, word(next(), "expected: identifier"), 0);
    }

    private Set<String> values(String key) {
        String open = next();
        if (!open.equals("(")) {
            throw wrong("found '" + open + "' expected: '('");
        }
        Set<String> values = new LinkedHashSet<>();
        if (peek().equals(")")) {
            next();
            values.add("");
            return values;
        }
        if (!isWord(peek()) && !peek().equals(",")) {
            throw wrong("found '" + peek() + "', expected: ',', ')' or identifier");
        }
        while (true) {
            values.add(isWord(peek()) ? checked(key, next(), values.size()) : "");
            String after = next();
            if (after.equals(")")) {
                return values;
            }
            if (!after.equals(",")) {
                throw wrong("found '" + after + "', expected: ',' or ')'");
            }
        }
    }

    private static String word(String token, String expected) {
        if (!isWord(token)) {
            throw wrong("found '" + token + "', " + expected);
        }
        return token;
    }

    private static String checked(String key, String value, int index) {
        if (!WORD.matcher(value).matches()) {
            throw wrong("values[" + index + "][" + key + "]: Invalid value: \"" + value + "\": " + VALUE_FORM);
        }
        return value;
    }

    private static Refusal wrong(String why) {
        return Refusal.badRequest("unable to parse requirement: " + why);
    }
}
