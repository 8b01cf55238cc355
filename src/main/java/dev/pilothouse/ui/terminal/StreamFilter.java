package dev.pilothouse.ui.terminal;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets through what a container may do to the screen: print, colour, move the cursor, erase, scroll. Everything else that ECMA-48 and
 * xterm know is left out, above all what asks the terminal for an answer (device attributes and status, DECRQSS, window and colour
 * reports), sets its title, reads or fills the clipboard, rings, links, or turns on reports of mouse and focus.
 *
 * <p>It lets through by a list of what is known to be harmless, so that what nobody thought of stays outside. Sequences are let
 * through whole and in one form only; what is cut anywhere in the stream comes out the same. Not for use by many threads.
 */
final class StreamFilter {

    private static final char ESC = 0x1b;
    private static final int LONGEST_SEQUENCE = 128;
    private static final int LONGEST_STRING = 1_000_000;
    private static final int FARTHEST = 999;

    /** What moves, erases or scrolls, by its last letter (ECMA-48 8.3). */
    private static final String DRAWING = "@ABCDEFGHJKLMPSTX`adfgr";

    /** Modes of DEC that a program may switch: cursor keys, origin, wrapping, the cursor, the other screen, pastes in brackets. */
    private static final Set<String> MODES = Set.of("1", "6", "7", "25", "47", "1047", "1048", "1049", "2004");

    private static final Pattern NUMBERS = Pattern.compile("[0-9;]*");

    private enum State {
        TEXT,
        ESCAPE,
        CHARSET,
        INTERMEDIATE,
        CONTROL,
        STRING,
        STRING_ESCAPE
    }

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder sequence = new StringBuilder();
    private State state = State.TEXT;
    private char introducer;
    private int swallowed;
    private char high;
    private String last = "";

    /** Returns what these characters may do; the end of a sequence that is not whole yet comes with the next ones. */
    char[] filter(char[] chars, int length) {
        out.setLength(0);
        for (int i = 0; i < length; i++) {
            take(chars[i]);
        }
        char[] harmless = new char[out.length()];
        out.getChars(0, harmless.length, harmless, 0);
        return harmless;
    }

    private void take(char c) {
        switch (state) {
            case TEXT -> text(c);
            case ESCAPE -> escape(c);
            case CHARSET -> charset(c);
            case INTERMEDIATE -> {
                if (c < ' ' || c > '/') {
                    begin(c);
                }
            }
            case CONTROL -> control(c);
            case STRING, STRING_ESCAPE -> string(c);
        }
    }

    /** Ends a sequence that is left out: a new one may begin within it. */
    private void begin(char c) {
        state = c == ESC ? State.ESCAPE : State.TEXT;
    }

    private void text(char c) {
        if (high != 0) {
            print(Character.isLowSurrogate(c) ? new String(new char[] {high, c}) : "\ufffd");
            boolean paired = Character.isLowSurrogate(c);
            high = 0;
            if (paired) {
                return;
            }
        }
        switch (c) {
            case ESC -> state = State.ESCAPE;
            case '\b', '\t', '\n', '\r' -> out.append(c);
            case 0x0b, 0x0c -> out.append('\n');
            default -> {
                if (Character.isHighSurrogate(c)) {
                    high = c;
                } else if (Character.isLowSurrogate(c)) {
                    print("\ufffd");
                } else if (isSeen(c)) {
                    print(Character.toString(c));
                }
            }
        }
    }

    private void print(String letter) {
        out.append(letter);
        last = letter;
    }

    /** Controls, and what takes no room of its own or turns the direction round, are not seen. */
    private static boolean isSeen(char c) {
        return c >= ' '
                && !(c >= 0x7f && c <= 0x9f)
                && !(c >= 0x200b && c <= 0x200f)
                && !(c >= 0x2028 && c <= 0x202e)
                && !(c >= 0x2060 && c <= 0x206f)
                && !(c >= 0xfe00 && c <= 0xfe0f)
                && !(c >= 0xfff0 && c <= 0xfffb)
                && !(c >= 0xe000 && c <= 0xf8ff)
                && c != 0x061c
                && c != 0xfeff
                && c < 0xfffe;
    }

    private void escape(char c) {
        state = State.TEXT;
        switch (c) {
            case '[' -> {
                sequence.setLength(0);
                state = State.CONTROL;
            }
            case ']', 'P', 'X', '^', '_' -> {
                introducer = c;
                swallowed = 0;
                state = State.STRING;
            }
            case '(', ')' -> {
                introducer = c;
                state = State.CHARSET;
            }
            case '7', '8', 'D', 'E', 'H', 'M', '=', '>', 'c' -> out.append(ESC).append(c);
            default -> {
                if (c >= ' ' && c <= '/') {
                    state = State.INTERMEDIATE;
                } else {
                    begin(c);
                }
            }
        }
    }

    /** Plain letters, British letters, and the lines of boxes. */
    private void charset(char c) {
        if (c == '0' || c == 'A' || c == 'B') {
            out.append(ESC).append(introducer).append(c);
        }
        begin(c);
    }

    private void string(char c) {
        boolean ends = c == 0x9c || c == 0x18 || c == 0x1a || (c == 0x07 && introducer == ']') || ++swallowed > LONGEST_STRING;
        if (ends) {
            state = State.TEXT;
        } else if (state == State.STRING_ESCAPE && c != '\\') {
            state = State.ESCAPE;
            escape(c);
        } else if (state == State.STRING_ESCAPE) {
            state = State.TEXT;
        } else if (c == ESC) {
            state = State.STRING_ESCAPE;
        }
    }

    private void control(char c) {
        if (c == ESC || c == 0x18 || c == 0x1a) {
            begin(c);
        } else if (c >= 0x40 && c <= 0x7e) {
            state = State.TEXT;
            if (sequence.length() <= LONGEST_SEQUENCE) {
                finished(sequence.toString(), c);
            }
        } else if (c >= ' ' && c < 0x40 && sequence.length() <= LONGEST_SEQUENCE) {
            sequence.append(c);
        } else if (c > 0x7e) {
            state = State.TEXT;
        }
    }

    private void finished(String parameters, char end) {
        boolean mode = end == 'h' || end == 'l';
        if (mode && parameters.startsWith("?")) {
            modes(parameters.substring(1), end);
            return;
        }
        if (!NUMBERS.matcher(parameters).matches()) {
            return;
        }
        if (end == 'm') {
            control(numbers(parameters, 0, 9_999), end);
        } else if (DRAWING.indexOf(end) >= 0) {
            control(numbers(parameters, end == 'J' || end == 'K' || end == 'g' ? 0 : 1, FARTHEST), end);
        } else if (mode && parameters.equals("4")) {
            control(parameters, end);
        } else if ((end == 's' || end == 'u') && parameters.isEmpty()) {
            out.append(ESC).append(end == 's' ? '7' : '8');
        } else if (end == 'b' && !last.isEmpty()) {
            out.repeat(last, Math.max(1, number(parameters.split(";", 2)[0], FARTHEST)));
        }
    }

    private void modes(String parameters, char end) {
        for (String mode : parameters.split(";", -1)) {
            if (MODES.contains(mode)) {
                control("?" + mode, end);
            }
        }
    }

    private void control(String parameters, char end) {
        out.append(ESC).append('[').append(parameters).append(end);
    }

    /** Writes out what was left out, since the emulator passes over it, and keeps the numbers small. */
    private static String numbers(String parameters, int least, int most) {
        if (parameters.isEmpty()) {
            return "";
        }
        StringBuilder written = new StringBuilder();
        for (String each : parameters.split(";", -1)) {
            written.append(written.isEmpty() ? "" : ";").append(Math.max(least, number(each, most)));
        }
        return written.toString();
    }

    private static int number(String digits, int most) {
        return digits.isEmpty() ? 0 : digits.length() > 5 ? most : Math.min(most, Integer.parseInt(digits));
    }
}
