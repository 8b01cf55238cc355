package dev.pilothouse.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a line fit to be looked at: its colours as styles, and nothing else of what it would have a terminal do.
 *
 * <p>Sequences by ECMA-48: of CSI only SGR is obeyed. Titles, the clipboard, links, reports and device strings (OSC, DCS, SOS, PM, APC)
 * are left out; one that has no end is shown as text, so that it hides nothing. A tab goes on to the next multiple of eight; any other
 * control character shows as its picture (U+2400 and on), overrides of the writing direction as U+FFFD.
 */
public final class Ansi {

    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';
    private static final char STRING_END = '\u009c';
    private static final int TAB = 8;

    private final String line;
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Style style = Style.PLAIN;
    private int column;

    private Ansi(String line) {
        this.line = line;
    }

    /** A piece of a line that looks the same all along; its text holds no control character. */
    public record Run(String text, Style style) {}

    /** Returns the pieces of a line; none of an empty one. */
    public static List<Run> runs(String line) {
        if (asItIs(line)) {
            return line.isEmpty() ? List.of() : List.of(new Run(line, Style.PLAIN));
        }
        Ansi ansi = new Ansi(line);
        ansi.read();
        return ansi.runs;
    }

    /** Returns what of a line is seen. */
    public static String visible(String line) {
        if (asItIs(line)) {
            return line;
        }
        StringBuilder seen = new StringBuilder(line.length());
        runs(line).forEach(run -> seen.append(run.text()));
        return seen.toString();
    }

    /** Tells whether a line is seen as it is, character by character. */
    static boolean asItIs(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || (c >= 0x7f && special(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean special(char c) {
        return c < 0xa0 || (c >= '\u2028' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069') || c == '\u200e' || c == '\u200f' || c == '\u061c';
    }

    private void read() {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            i = switch (c) {
                case ESCAPE -> escape(i + 1);
                case '\u009b' -> control(i + 1);
                case '\u0090', '\u0098', '\u009d', '\u009e', '\u009f' -> string(i + 1, c == '\u009d');
                default -> shown(c, i + 1);
            };
        }
        flush();
    }

    private int shown(char c, int next) {
        if (c == '\t') {
            do {
                append(' ');
            } while (column % TAB != 0);
        } else {
            append(picture(c));
        }
        return next;
    }

    private static char picture(char c) {
        if (c < ' ') {
            return (char) ('\u2400' + c);
        }
        if (c < 0x7f || !special(c)) {
            return c;
        }
        return c == 0x7f ? '\u2421' : c == '\u2028' || c == '\u2029' ? '\u2424' : '\ufffd';
    }

    private void append(char c) {
        text.append(c);
        column++;
    }

    /** Reads what follows ESC; returns where to go on. */
    private int escape(int start) {
        if (start == line.length()) {
            return start;
        }
        return switch (line.charAt(start)) {
            case '[' -> control(start + 1);
            case ']' -> string(start + 1, true);
            case 'P', 'X', '^', '_' -> string(start + 1, false);
            default -> other(start);
        };
    }

    /** ESC, intermediate bytes, and a final one. */
    private int other(int start) {
        int i = along(start, ' ', '/');
        return i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '~' ? i + 1 : i;
    }

    /** Parameters, intermediate bytes, and a final one; anything else breaks it off. */
    private int control(int start) {
        int parameters = along(start, '0', '?');
        int i = along(parameters, ' ', '/');
        if (i == line.length() || line.charAt(i) < '@' || line.charAt(i) > '~') {
            return i;
        }
        if (line.charAt(i) == 'm' && i == parameters && (start == parameters || line.charAt(start) < '<')) {
            flush();
            style = Sgr.apply(style, line.substring(start, parameters));
        }
        return i + 1;
    }

    private int along(int start, char least, char most) {
        int i = start;
        while (i < line.length() && line.charAt(i) >= least && line.charAt(i) <= most) {
            i++;
        }
        return i;
    }

    /** Leaves a string out that has an end: ST, for some BEL, or the begin of another sequence. */
    private int string(int start, boolean endsByBell) {
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == STRING_END || (c == BELL && endsByBell)) {
                return i + 1;
            }
            if (c == ESCAPE) {
                return i + 1 < line.length() && line.charAt(i + 1) == '\\' ? i + 2 : i;
            }
        }
        return start;
    }

    private void flush() {
        if (!text.isEmpty()) {
            runs.add(new Run(text.toString(), style));
            text.setLength(0);
        }
    }
}
