package dev.pilothouse.kinds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads moments as the Kubernetes API writes them: RFC 3339, whole seconds in UTC ({@code metav1.Time}) or microseconds. */
final class Timestamp {

    private static final int WHOLE_SECONDS_IN_UTC = "2006-01-02T15:04:05Z".length();

    private Timestamp() {}

    /** Returns the moment in epoch seconds, or 0 when the text is none. */
    static long epochSecond(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return text.length() == WHOLE_SECONDS_IN_UTC && text.endsWith("Z")
                    ? wholeSecondsInUtc(text)
                    : Instant.parse(text).getEpochSecond();
        } catch (DateTimeException | NumberFormatException e) {
            return 0;
        }
    }

    /** The common form without a general parser: lists of pods hold tens of thousands of these. */
    private static long wholeSecondsInUtc(String text) {
        long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        return ((days * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
