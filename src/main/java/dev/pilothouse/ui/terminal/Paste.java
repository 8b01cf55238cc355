package dev.pilothouse.ui.terminal;

import java.nio.charset.StandardCharsets;

/**
 * A text on its way from the clipboard into a shell, where every line is a command that runs at once. Control characters never go along: a
 * page of the web can hide them in what one copies, and an escape could end a paste in brackets before its end.
 *
 * @param text with line feeds between lines
 * @param hidden whether it had control characters, which are left out
 */
record Paste(String text, boolean hidden) {

    static Paste of(String clipboard) {
        String lines = clipboard.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints().filter(c -> c == '\n' || c == '\t' || !isHidden(c)).forEach(clean::appendCodePoint);
        return new Paste(clean.toString(), clean.length() < lines.length());
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** Tells whether a person should look at it first. */
    boolean asks() {
        return hidden || text.indexOf('\n') >= 0;
    }

    /** Returns what is sent; lines end as the Enter key ends them. */
    byte[] bytes(boolean inBrackets) {
        String typed = text.replace('\n', '\r');
        return (inBrackets ? "\u001b[200~" + typed + "\u001b[201~" : typed).getBytes(StandardCharsets.UTF_8);
    }
}
