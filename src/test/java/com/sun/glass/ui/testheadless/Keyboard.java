package com.sun.glass.ui.testheadless;

import com.sun.glass.events.KeyEvent;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;

/** The keys that are held down, and what each types on an American keyboard. */
final class Keyboard {

    private static final String DIGITS_WITH_SHIFT = ")!@#$%^&*(";

    /** What a key types, without and with Shift. */
    private static final Map<KeyCode, String> PUNCTUATION = Map.ofEntries(
            Map.entry(KeyCode.BACK_QUOTE, "`~"),
            Map.entry(KeyCode.MINUS, "-_"),
            Map.entry(KeyCode.EQUALS, "=+"),
            Map.entry(KeyCode.OPEN_BRACKET, "[{"),
            Map.entry(KeyCode.CLOSE_BRACKET, "]}"),
            Map.entry(KeyCode.BACK_SLASH, "\\|"),
            Map.entry(KeyCode.SEMICOLON, ";:"),
            Map.entry(KeyCode.QUOTE, "'\""),
            Map.entry(KeyCode.COMMA, ",<"),
            Map.entry(KeyCode.PERIOD, ".>"),
            Map.entry(KeyCode.SLASH, "/?"),
            Map.entry(KeyCode.SPACE, "  "),
            Map.entry(KeyCode.ENTER, "\r\r"),
            Map.entry(KeyCode.TAB, "\t\t"),
            Map.entry(KeyCode.BACK_SPACE, "\b\b"),
            Map.entry(KeyCode.ESCAPE, "\033\033"),
            Map.entry(KeyCode.DELETE, "\177\177"));

    private static final Map<Integer, Set<KeyCode>> MODIFIERS = Map.of(
            KeyEvent.MODIFIER_CONTROL, Set.of(KeyCode.CONTROL),
            KeyEvent.MODIFIER_SHIFT, Set.of(KeyCode.SHIFT),
            KeyEvent.MODIFIER_ALT, Set.of(KeyCode.ALT),
            KeyEvent.MODIFIER_COMMAND, Set.of(KeyCode.COMMAND, KeyCode.META, KeyCode.WINDOWS));

    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

    void press(KeyCode key) {
        down.add(key);
    }

    void release(KeyCode key) {
        down.remove(key);
    }

    int modifiers() {
        int held = 0;
        for (var modifier : MODIFIERS.entrySet()) {
            if (modifier.getValue().stream().anyMatch(down::contains)) {
                held |= modifier.getKey();
            }
        }
        return held;
    }

    /** Returns what the key types now, or nothing for keys that do not type. */
    char[] typedBy(KeyCode key) {
        boolean shift = down.contains(KeyCode.SHIFT);
        String name = key.getChar();
        if (key.isLetterKey()) {
            return (shift ? name : name.toLowerCase(Locale.ROOT)).toCharArray();
        }
        if (key.isDigitKey() && name.length() == 1) {
            return new char[] {shift ? DIGITS_WITH_SHIFT.charAt(name.charAt(0) - '0') : name.charAt(0)};
        }
        String punctuation = PUNCTUATION.get(key);
        return punctuation == null ? new char[0] : new char[] {punctuation.charAt(shift ? 1 : 0)};
    }
}
