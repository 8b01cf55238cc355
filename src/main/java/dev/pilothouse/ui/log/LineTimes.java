package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the moment of a line is written: to the millisecond, with the day as soon as lines of another day are among them. */
final class LineTimes {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT);

    private final ZoneId local;
    private ZoneId zone;
    private boolean withDay;

    LineTimes(ZoneId local) {
        this.local = local;
        zone = local;
    }

    /**
     * Says what is written from now on.
     *
     * @param oldest moment of the oldest line
     * @param newest that of the newest one
     */
    void use(boolean utc, Instant oldest, Instant newest) {
        zone = utc ? ZoneOffset.UTC : local;
        withDay = !LocalDate.ofInstant(oldest, zone).equals(LocalDate.ofInstant(newest, zone));
    }

    /** Returns how many characters a moment takes. */
    int cells() {
        return withDay ? 18 : 12;
    }

    String of(Entry entry) {
        return (withDay ? DAY_AND_TIME : TIME).format(entry.time().atZone(zone));
    }

    /** Returns the moment with its day and its distance from Coordinated Universal Time. */
    String full(Entry entry) {
        return FULL.format(entry.time().atZone(zone));
    }
}
