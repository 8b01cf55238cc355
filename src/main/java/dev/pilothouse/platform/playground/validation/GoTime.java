package dev.pilothouse.platform.playground.validation;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Times of the API, RFC 3339, and what Go says of those that are none. */
final class GoTime {

    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final List<String> PARTS = List.of("2006", "-", "01", "-", "02", "T", "15", ":", "04", ":", "05", "Z07:00");

    private GoTime() {}

    /** Returns why the text is no time, if so. */
    static Optional<String> problem(String text) {
        try {
            OffsetDateTime.parse(text);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("parsing time " + Names.quoted(text) + " as " + Names.quoted(LAYOUT) + stumble(text));
        }
    }

    private static String stumble(String text) {
        String rest = text;
        for (String part : PARTS) {
            boolean digits = Character.isDigit(part.charAt(0));
            boolean fits = digits ? rest.length() >= part.length() && rest.substring(0, part.length()).chars().allMatch(Character::isDigit) : rest.startsWith(part);
            if (!fits) {
                return ": cannot parse " + Names.quoted(rest) + " as " + Names.quoted(part);
            }
            rest = rest.substring(part.length());
        }
        return ": out of range";
    }
}
