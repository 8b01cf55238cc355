package dev.pilothouse.platform.playground.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as objects carry them: RFC 3339, UTC, whole seconds. */
public final class Timestamps {

    private Timestamps() {}

    public static String write(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Reads a time; empty when the text is none. */
    public static Optional<Instant> read(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
