package dev.pilothouse.ui.log;

import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far back a log is read, in words, and a moment as a person types it. */
final class SinceWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** The choices of the menu, the usual one first. */
    static final List<Since> USUAL = List.of(
            new Since.Newest(1_000), new Since.Last(Duration.ofMinutes(5)), new Since.Last(Duration.ofMinutes(15)), new Since.Last(Duration.ofHours(1)),
            new Since.Last(Duration.ofHours(6)), new Since.Last(Duration.ofDays(1)), new Since.All());

    private SinceWords() {}

    static String say(Words words, Since since) {
        return switch (since) {
            case Since.Newest(long lines) -> words.say("log-view.since.newest", lines);
            case Since.Last(var time) -> words.say("log-view.since.last", Ages.say(words, time.toSeconds()));
            case Since.From(Instant moment) -> words.say("log-view.since.from", MOMENT.format(moment.atZone(ZoneId.systemDefault())));
            case Since.All() -> words.say("log-view.since.all");
        };
    }

    /**
     * Reads {@code 14:05}, {@code 14:05:30}, {@code 2026-03-01 14:05} in local time, or a moment as RFC 3339 writes it. A time alone is the
     * last one that is over.
     */
    static Optional<Instant> read(String typed, Instant now) {
        String text = typed.strip().replace(' ', 'T');
        ZoneId zone = ZoneId.systemDefault();
        try {
            if (text.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
                LocalTime time = LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
                Instant today = LocalDate.ofInstant(now, zone).atTime(time).atZone(zone).toInstant();
                return Optional.of(today.isAfter(now) ? LocalDate.ofInstant(now, zone).minusDays(1).atTime(time).atZone(zone).toInstant() : today);
            }
            return Optional.of(text.matches(".*(Z|[+-]\\d{2}:\\d{2})") && text.contains("T")
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from)
                    : LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
