package dev.pilothouse.ui.log;

/**
 * How a part of a line is written.
 *
 * @param from first character
 * @param to character after the last
 * @param ground colour behind it, {@link Ink#CLEAR} for none
 */
record Tint(int from, int to, Ink ink, Ink ground, boolean bold) {

    Tint(int from, int to, Ink ink) {
        this(from, to, ink, Ink.CLEAR, false);
    }
}
