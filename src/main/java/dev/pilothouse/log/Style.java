package dev.pilothouse.log;

/**
 * How a piece of a line is to look, as a program asked by SGR sequences (ECMA-48 and the colours of xterm).
 *
 * @param foreground {@link #NONE}, a colour of the palette from 0 to 255 (the first 16 are named and up to the theme), or {@link #RGB}
 *     plus red, green and blue in a byte each
 * @param background as the foreground
 * @param inverse foreground and background change places
 */
public record Style(
        int foreground, int background, boolean bold, boolean faint, boolean italic, boolean underlined, boolean struck, boolean inverse) {

    /** No colour was asked for. */
    public static final int NONE = -1;

    /** Bit of a colour that is none of the palette. */
    public static final int RGB = 0x1000000;

    public static final Style PLAIN = new Style(NONE, NONE, false, false, false, false, false, false);

    Style foreground(int colour) {
        return new Style(colour, background, bold, faint, italic, underlined, struck, inverse);
    }

    Style background(int colour) {
        return new Style(foreground, colour, bold, faint, italic, underlined, struck, inverse);
    }

    Style bold(boolean bolder, boolean fainter) {
        return new Style(foreground, background, bolder, fainter, italic, underlined, struck, inverse);
    }

    Style italic(boolean on) {
        return new Style(foreground, background, bold, faint, on, underlined, struck, inverse);
    }

    Style underlined(boolean on) {
        return new Style(foreground, background, bold, faint, italic, on, struck, inverse);
    }

    Style struck(boolean on) {
        return new Style(foreground, background, bold, faint, italic, underlined, on, inverse);
    }

    Style inverse(boolean on) {
        return new Style(foreground, background, bold, faint, italic, underlined, struck, on);
    }
}
