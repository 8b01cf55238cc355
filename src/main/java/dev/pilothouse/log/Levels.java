package dev.pilothouse.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how grave a line is: by the level field of JSON and logfmt, by the head of klog and syslog, or by the first word that names a
 * level near its beginning.
 *
 * <p>Numbers are those of bunyan and pino from 10 on, those of syslog (RFC 5424) below. A line that is indented, as those of a stack
 * trace are, is as grave as the line before it.
 */
final class Levels {

    /** Further in, a word is part of what is said. */
    private static final int HEAD = 160;

    private static final int FIELDS = 4096;

    private Levels() {}

    /** @param before level of the line before, of the same source */
    static Level of(String line, Level before) {
        String text = line.indexOf('\u001b', 0, Math.min(line.length(), HEAD)) < 0 ? line : Ansi.visible(line);
        Level own = own(text);
        return own == Level.OTHER && goesOn(text) ? before : own;
    }

    private static boolean goesOn(String text) {
        return !text.isEmpty() && (text.charAt(0) == '\t' || text.startsWith("  ") || text.startsWith("Caused by: "));
    }

    private static Level own(String text) {
        if (text.isEmpty()) {
            return Level.OTHER;
        }
        Level level = switch (text.charAt(0)) {
            case '{' -> json(text);
            case '<' -> syslog(text);
            case 'I', 'W', 'E', 'F' -> klog(text);
            default -> null;
        };
        if (level == null) {
            level = logfmt(text);
        }
        return level == null ? word(text) : level;
    }

    private static @Nullable Level klog(String text) {
        if (text.length() < 6 || text.charAt(5) != ' ') {
            return null;
        }
        for (int i = 1; i < 5; i++) {
            if (!digit(text.charAt(i))) {
                return null;
            }
        }
        return switch (text.charAt(0)) {
            case 'I' -> Level.INFO;
            case 'W' -> Level.WARN;
            default -> Level.ERROR;
        };
    }

    /** {@code <34>} is facility × 8 + severity. */
    private static @Nullable Level syslog(String text) {
        int end = text.indexOf('>', 1, Math.min(text.length(), 5));
        if (end < 2) {
            return null;
        }
        int number = 0;
        for (int i = 1; i < end; i++) {
            if (!digit(text.charAt(i))) {
                return null;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return severity(number % 8);
    }

    private static Level severity(int number) {
        return number <= 3 ? Level.ERROR : number == 4 ? Level.WARN : number <= 6 ? Level.INFO : Level.FINE;
    }

    private static Level number(int number) {
        if (number < 10) {
            return number <= 7 ? severity(number) : Level.OTHER;
        }
        return number >= 50 ? Level.ERROR : number >= 40 ? Level.WARN : number >= 30 ? Level.INFO : Level.FINE;
    }

    /** Looks at the keys of the outermost object only. */
    private static @Nullable Level json(String text) {
        int depth = 0;
        int most = Math.min(text.length(), FIELDS);
        for (int i = 0; i < most; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == '"') {
                int end = stringEnd(text, i, most);
                if (depth == 1 && namesLevel(text, i + 1, end)) {
                    Level level = value(text, end + 1, most);
                    if (level != null) {
                        return level;
                    }
                }
                i = end;
            }
        }
        return null;
    }

    private static int stringEnd(String text, int start, int most) {
        for (int i = start + 1; i < most; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            }
        }
        return most;
    }

    private static boolean namesLevel(String text, int start, int end) {
        return switch (end - start) {
            case 1 -> text.charAt(start) == 's';
            case 2 -> text.startsWith("@l", start);
            case 3 -> is(text, start, end, "lvl");
            case 5 -> is(text, start, end, "level");
            case 8 -> is(text, start, end, "severity") || is(text, start, end, "loglevel");
            case 9 -> is(text, start, end, "levelname") || (is(text, start, start + 3, "log") && is(text, end - 5, end, "level"));
            default -> false;
        };
    }

    private static boolean is(String text, int start, int end, String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    /** Reads what follows a key: a colon and a text or number. */
    private static @Nullable Level value(String text, int from, int most) {
        int i = blanks(text, from, most);
        if (i >= most || text.charAt(i) != ':') {
            return null;
        }
        i = blanks(text, i + 1, most);
        if (i < most && text.charAt(i) == '"') {
            return named(text, i + 1, stringEnd(text, i, most));
        }
        int end = i;
        int number = 0;
        while (end < most && end - i < 3 && digit(text.charAt(end))) {
            number = number * 10 + text.charAt(end++) - '0';
        }
        return end == i ? null : number(number);
    }

    private static int blanks(String text, int from, int most) {
        int i = from;
        while (i < most && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static @Nullable Level logfmt(String text) {
        int most = Math.min(text.length(), FIELDS);
        for (int i = text.indexOf('=', 0, most); i > 0; i = text.indexOf('=', i + 1, most)) {
            int start = i;
            while (start > 0 && i - start < 10 && text.charAt(start - 1) > ' ') {
                start--;
            }
            if (i - start > 1 && namesLevel(text, start, i)) {
                int value = i + 1 < most && text.charAt(i + 1) == '"' ? i + 2 : i + 1;
                int end = value;
                while (end < most && letter(text.charAt(end))) {
                    end++;
                }
                Level level = named(text, value, end);
                if (level != null) {
                    return level;
                }
            }
        }
        return null;
    }

    /** A word counts in capitals; otherwise only in brackets, or as the first word before a colon. */
    private static Level word(String text) {
        int most = Math.min(text.length(), HEAD);
        for (int i = 0; i < most; i++) {
            if (!letter(text.charAt(i)) || (i > 0 && partOfWord(text.charAt(i - 1)))) {
                continue;
            }
            int end = i;
            boolean capitals = true;
            while (end < text.length() && end - i < 12 && letter(text.charAt(end))) {
                capitals &= text.charAt(end) < 'a';
                end++;
            }
            boolean whole = end == text.length() || !partOfWord(text.charAt(end));
            if (whole && end - i > 2 && (capitals || marked(text, i, end))) {
                Level level = named(text, i, end);
                if (level != null) {
                    return level;
                }
            }
            i = end - 1;
        }
        return text.startsWith("Exception in thread ") || text.startsWith("Traceback (most recent call last)") ? Level.ERROR : Level.OTHER;
    }

    private static boolean marked(String text, int start, int end) {
        char after = end < text.length() ? text.charAt(end) : ' ';
        return start > 0 ? text.charAt(start - 1) == '[' && (after == ']' || after == ' ') : after == ':';
    }

    private static @Nullable Level named(String text, int start, int end) {
        if (start >= end || end - start > 13) {
            return null;
        }
        return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
            case "error", "err", "eror", "fatal", "critical", "crit", "severe", "panic", "dpanic", "emerg", "emergency", "alert", "e", "f" -> Level.ERROR;
            case "warn", "warning", "wrn", "w" -> Level.WARN;
            case "info", "inf", "information", "informational", "notice", "i" -> Level.INFO;
            case "debug", "dbg", "trace", "trc", "verbose", "fine", "finer", "finest", "d", "d1", "d2", "d3", "d4", "d5" -> Level.FINE;
            default -> null;
        };
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean partOfWord(char c) {
        return letter(c) || digit(c) || c == '_' || c == '-';
    }
}
