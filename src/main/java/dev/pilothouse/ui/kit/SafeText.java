package dev.pilothouse.ui.kit;

/**
 * Text from a cluster, made harmless to look at: characters that move the cursor, colour a terminal, hide or turn round what stands
 * beside them are shown as their code.
 *
 * <p>Names and messages are written by anybody who may create an object. A bidirectional override can make one image look like
 * another; see Unicode Technical Report 36.
 */
public final class SafeText {

    /** Longer values are cut: nobody reads them in a table, and laying them out would stop the window. */
    private static final int LONGEST = 2_000;

    private SafeText() {}

    /** Returns the text on one line; line breaks become spaces. */
    public static String line(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return clean(cut, false);
    }

    /** Returns the text with its line breaks and tabs, whatever its length. */
    public static String lines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepsLines) {
        for (int i = 0; i < text.length(); i++) {
            if (isHostile(text.charAt(i))) {
                return escape(text, keepsLines);
            }
        }
        return text;
    }

    private static String escape(String text, boolean keepsLines) {
        StringBuilder clean = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHostile(c)) {
                clean.append(c);
            } else if (c == '\n' || c == '\t' || c == '\r') {
                clean.append(!keepsLines ? ' ' : c);
            } else {
                clean.append(String.format("\\u%04X", (int) c));
            }
        }
        return clean.toString();
    }

    private static boolean isHostile(char c) {
        return c < ' '
                || c >= '\u007F' && c <= '\u009F'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u2028' && c <= '\u202E'
                || c >= '\u2060' && c <= '\u2069'
                || c == '\u061C'
                || c == '\uFEFF';
    }
}
