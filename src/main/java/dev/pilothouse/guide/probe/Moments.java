package dev.pilothouse.guide.probe;

/** Milliseconds as people read them, the same in every language: {@code 0.4 s}, {@code 41 s}, {@code 5 min 10 s}, {@code 3 h}. */
public final class Moments {

    private static final long MINUTES_FROM = 120;
    private static final long HOURS_FROM = 7200;
    private static final long DAYS_FROM = 172_800;

    private Moments() {}

    /** Writes a length of time. */
    public static String text(long millis) {
        if (millis > 0 && millis < 950) {
            return Math.max(1, Math.round(millis / 100.0)) / 10.0 + " s";
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < MINUTES_FROM) {
            return seconds + " s";
        }
        if (seconds < HOURS_FROM) {
            return seconds % 60 == 0 ? seconds / 60 + " min" : seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds < DAYS_FROM ? Math.round(seconds / 3600.0) + " h" : Math.round(seconds / 86_400.0) + " d";
    }

    /** Writes when something happens: {@code 30–40 s}, or one time when there is no range. */
    static String text(Window window) {
        String to = text(window.to());
        String from = window.to() < 950 ? text(window.from()) : text(Math.round(window.from() / 1000.0) * 1000);
        if (from.equals(to)) {
            return to;
        }
        boolean alike = from.matches("\\d+ s") && to.matches("\\d+ s");
        return (alike ? from.substring(0, from.length() - 2) : from) + "–" + to;
    }
}
