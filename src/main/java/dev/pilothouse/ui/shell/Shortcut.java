package dev.pilothouse.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a command: one combination, or several strokes one after the other ({@code G P}).
 *
 * @param strokes at least one
 */
record Shortcut(List<KeyCodeCombination> strokes) {

    /** Some keys have a space in their name, so only letters make a sequence. */
    private static final Pattern SEQUENCE = Pattern.compile("[A-Z]( [A-Z])+");

    /** Reads what {@code Command.shortcut} says. */
    static Shortcut parse(String text) {
        List<KeyCodeCombination> strokes = new ArrayList<>();
        String[] parts = SEQUENCE.matcher(text).matches() ? text.split(" ") : new String[] {text};
        for (String stroke : parts) {
            if (!(KeyCombination.valueOf(stroke) instanceof KeyCodeCombination combination)) {
                throw new IllegalArgumentException("Not a combination of keys: " + text);
            }
            strokes.add(combination);
        }
        return new Shortcut(List.copyOf(strokes));
    }

    boolean isSequence() {
        return strokes.size() > 1;
    }

    boolean matches(KeyEvent event) {
        return !isSequence() && strokes.getFirst().match(event);
    }

    /** Returns the keys as they are printed on a keyboard: {@code Ctrl Shift N} or, on a Mac, {@code ⇧⌘N}. */
    List<String> caps(boolean mac) {
        List<String> caps = new ArrayList<>();
        for (KeyCodeCombination stroke : strokes) {
            caps.add(cap(stroke, mac));
        }
        return caps;
    }

    private static String cap(KeyCodeCombination stroke, boolean mac) {
        StringBuilder text = new StringBuilder();
        boolean shortcut = stroke.getShortcut() == KeyCombination.ModifierValue.DOWN;
        if (stroke.getAlt() == KeyCombination.ModifierValue.DOWN) {
            text.append(mac ? "⌥" : "Alt ");
        }
        if (stroke.getControl() == KeyCombination.ModifierValue.DOWN || (shortcut && !mac)) {
            text.append(mac ? "⌃" : "Ctrl ");
        }
        if (stroke.getShift() == KeyCombination.ModifierValue.DOWN) {
            text.append(mac ? "⇧" : "Shift ");
        }
        if (shortcut && mac) {
            text.append("⌘");
        }
        return text.append(name(stroke.getCode())).toString();
    }

    private static String name(KeyCode code) {
        return switch (code) {
            case COMMA -> ",";
            case SLASH -> "/";
            case EQUALS, PLUS -> "+";
            case MINUS -> "−";
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case ESCAPE -> "Esc";
            case SPACE -> "Space";
            case ENTER -> "Enter";
            case DELETE -> "Del";
            default -> {
                String name = code.getName();
                yield name.length() == 1 ? name.toUpperCase(Locale.ROOT) : name;
            }
        };
    }
}
