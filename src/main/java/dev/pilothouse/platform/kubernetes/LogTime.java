package dev.pilothouse.platform.kubernetes;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the time at the beginning of a line, RFC 3339 in UTC or with an offset.
 *
 * <p>The form that kubelets write in UTC is read digit by digit: the general parser would take most of the time that a line takes.
 */
final class LogTime {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 35;

    private int date;
    private long midnight = LocalDate.EPOCH.toEpochDay();
    private Instant moment = Instant.EPOCH;

    /** Returns the moment that was read last. */
    Instant moment() {
        return moment;
    }

    /** Returns where the time ends; the start when there is none. */
    int read(byte[] bytes, int start, int end) {
        int stop = start;
        int most = Math.min(end, start + LONGEST + 1);
        while (stop < most && bytes[stop] != ' ') {
            stop++;
        }
        int length = stop - start;
        if (length < SHORTEST || length > LONGEST || !digit(bytes[start])) {
            return start;
        }
        return utc(bytes, start, stop) || general(bytes, start, stop) ? stop : start;
    }

    private boolean utc(byte[] bytes, int start, int stop) {
        if (bytes[stop - 1] != 'Z' || bytes[start + 4] != '-' || bytes[start + 7] != '-' || bytes[start + 10] != 'T'
                || bytes[start + 13] != ':' || bytes[start + 16] != ':') {
            return false;
        }
        int hour = number(bytes, start + 11, 2);
        int minute = number(bytes, start + 14, 2);
        int second = number(bytes, start + 17, 2);
        int nanos = fraction(bytes, start + 19, stop - 1);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0 || !day(bytes, start)) {
            return false;
        }
        moment = Instant.ofEpochSecond(midnight + hour * 3600L + minute * 60L + second, nanos);
        return true;
    }

    /** Works the day out once for all lines of it. */
    private boolean day(byte[] bytes, int start) {
        int year = number(bytes, start, 4);
        int month = number(bytes, start + 5, 2);
        int dayOfMonth = number(bytes, start + 8, 2);
        if (year < 0 || month < 0 || dayOfMonth < 0) {
            return false;
        }
        int wanted = year * 10_000 + month * 100 + dayOfMonth;
        if (wanted != date) {
            try {
                midnight = LocalDate.of(year, month, dayOfMonth).toEpochDay() * 86_400L;
                date = wanted;
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }

    /** Reads {@code .123456789}, or nothing; −1 when it is anything else. */
    private static int fraction(byte[] bytes, int start, int end) {
        if (start == end) {
            return 0;
        }
        int digits = end - start - 1;
        if (bytes[start] != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int value = number(bytes, start + 1, digits);
        for (int i = digits; i < 9 && value >= 0; i++) {
            value *= 10;
        }
        return value;
    }

    private static int number(byte[] bytes, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            if (!digit(bytes[i])) {
                return -1;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private boolean general(byte[] bytes, int start, int stop) {
        try {
            moment = Instant.parse(new String(bytes, start, stop - start, StandardCharsets.US_ASCII));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
