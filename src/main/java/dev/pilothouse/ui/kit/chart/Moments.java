package dev.pilothouse.ui.kit.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as a chart names them, in the time of this computer. */
public final class Moments {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private Moments() {}

    /** Returns {@code 14:03:15}. */
    public static String time(long second) {
        return write(TIME, second);
    }

    /** Returns {@code 14:03}, of another day {@code 11-28 14:03}. */
    static String tick(long second, long last) {
        ZoneId zone = ZoneId.systemDefault();
        boolean today = Instant.ofEpochSecond(second).atZone(zone).toLocalDate().equals(Instant.ofEpochSecond(last).atZone(zone).toLocalDate());
        return write(today ? SHORT : DAY, second);
    }

    private static String write(DateTimeFormatter format, long second) {
        return format.format(Instant.ofEpochSecond(second).atZone(ZoneId.systemDefault()));
    }
}
