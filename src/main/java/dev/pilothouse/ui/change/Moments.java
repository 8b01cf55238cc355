package dev.pilothouse.ui.change;

import dev.pilothouse.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Moments as clocks and calendars of the person's language and zone show them. */
final class Moments {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Moments() {}

    static String time(Words words, Instant moment) {
        return CLOCK.withLocale(words.locale()).withZone(ZoneId.systemDefault()).format(moment);
    }

    /** Returns date, time and zone. */
    static String full(Words words, Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.systemDefault());
    }

    /** Returns today, yesterday, or the date. */
    static String day(Words words, LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return words.say("change.history.today");
        }
        if (day.equals(today.minusDays(1))) {
            return words.say("change.history.yesterday");
        }
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(words.locale()).format(day);
    }
}
