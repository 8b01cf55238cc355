package dev.pilothouse.ui.terminal;

import java.nio.charset.StandardCharsets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys send to a shell, as xterm has it. */
final class KeyBytes {

    private static final byte[] NOTHING = {};
    private static final int SHIFT = 1;
    private static final int CTRL = 1 << 1;
    private static final int META = 1 << 2;
    private static final int ALT = 1 << 3;

    private KeyBytes() {}

    /** Tells whether the key is the app's, even within a shell: Ctrl+Shift+…, F6, and Ctrl+PgUp and PgDn. */
    static boolean leaves(KeyEvent key) {
        boolean page = key.getCode() == KeyCode.PAGE_UP || key.getCode() == KeyCode.PAGE_DOWN;
        return key.getCode() == KeyCode.F6 || key.isMetaDown() || (key.isShortcutDown() && key.isShiftDown()) || (key.isControlDown() && page);
    }

    /** Returns what a pressed key sends; nothing for one whose letter is still to come. */
    static byte[] pressed(KeyEvent key, Screen screen) {
        boolean control = key.isControlDown() && !key.isAltDown();
        if (control && key.getCode().isLetterKey() && key.getCode().getName().length() == 1) {
            return new byte[] {(byte) (key.getCode().getName().charAt(0) - 'A' + 1)};
        }
        if (control) {
            byte[] code = control(key.getCode());
            if (code.length > 0) {
                return code;
            }
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            return new byte[] {0x1b};
        }
        if (key.getCode() == KeyCode.TAB && !key.isShiftDown()) {
            return new byte[] {'\t'};
        }
        byte[] code = screen.code(key.getCode().getCode(), modifiers(key));
        return code == null ? NOTHING : code;
    }

    private static byte[] control(KeyCode code) {
        return switch (code) {
            case SPACE, DIGIT2, AT -> new byte[] {0};
            case OPEN_BRACKET -> new byte[] {0x1b};
            case BACK_SLASH -> new byte[] {0x1c};
            case CLOSE_BRACKET -> new byte[] {0x1d};
            case SLASH, UNDERSCORE, MINUS -> new byte[] {0x1f};
            default -> NOTHING;
        };
    }

    private static int modifiers(KeyEvent key) {
        return (key.isShiftDown() ? SHIFT : 0) | (key.isControlDown() ? CTRL : 0) | (key.isMetaDown() ? META : 0) | (key.isAltDown() ? ALT : 0);
    }

    /** Returns what a typed letter sends; with Alt it comes behind an escape, and with AltGr, which is Ctrl and Alt, as it is. */
    static byte[] typed(KeyEvent key) {
        String letters = key.getCharacter();
        boolean altGr = key.isControlDown() && key.isAltDown();
        if (letters.isEmpty() || letters.equals(KeyEvent.CHAR_UNDEFINED) || Character.isISOControl(letters.charAt(0)) || key.isMetaDown()
                || (key.isControlDown() && !altGr)) {
            return NOTHING;
        }
        return (key.isAltDown() && !altGr ? "\u001b" + letters : letters).getBytes(StandardCharsets.UTF_8);
    }
}
