package dev.pilothouse.ui.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text on a grid of equal cells, as logs are written for. Wide characters take two cells; what runs from right to left keeps to the cells
 * that it would take from left to right, so that nothing beside it moves.
 */
final class Cells {

    /** Characters before this one have a glyph of one cell in the font for code. */
    private static final char PLAIN = 0x300;

    private final String text;

    /** The cell of each character and, at the end, of what follows; none when each character takes one. */
    private final int @Nullable [] cells;

    /**
     * A part that is written by itself.
     *
     * @param cell where it begins
     * @param width most cells that it may take
     */
    record Run(int from, int to, int cell, int width) {}

    Cells(String text) {
        this.text = text;
        cells = isPlain(text) ? null : measure(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= PLAIN) {
                return false;
            }
        }
        return true;
    }

    private static int[] measure(String text) {
        int[] cells = new int[text.length() + 1];
        int cell = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            int width = CellWidth.of(codePoint);
            Arrays.fill(cells, i, next, width == 0 && i > 0 ? cells[i - 1] : cell);
            cell += width;
            i = next;
        }
        cells[text.length()] = cell;
        return cells;
    }

    String text() {
        return text;
    }

    /** Returns how many cells it takes. */
    int count() {
        return cellAt(text.length());
    }

    /** Returns the cell where that character begins. */
    int cellAt(int index) {
        return cells == null ? index : cells[index];
    }

    /** Returns the first character that begins in that cell or after it. */
    int indexAt(int cell) {
        if (cells == null) {
            return Math.clamp(cell, 0, text.length());
        }
        int found = Arrays.binarySearch(cells, cell);
        if (found < 0) {
            return Math.min(-found - 1, text.length());
        }
        while (found > 0 && cells[found - 1] == cell) {
            found--;
        }
        return found;
    }

    /** Returns the parts between two characters that are to be written one by one for each to stay in its cells. */
    List<Run> runs(int from, int to) {
        if (cells == null) {
            return from < to ? List.of(new Run(from, to, from, to - from)) : List.of();
        }
        List<Run> runs = new ArrayList<>();
        for (int i = from; i < to; ) {
            int end = end(i, to);
            runs.add(new Run(i, end, cells[i], Math.max(1, cells[end] - cells[i])));
            i = end;
        }
        return runs;
    }

    private int end(int from, int to) {
        Script script = script(text.codePointAt(from));
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < to) {
            int codePoint = text.codePointAt(at);
            boolean joins = CellWidth.of(codePoint) == 0 || (script != Script.OTHER && script(codePoint) == script);
            if (!joins) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return Math.min(at, to);
    }

    private enum Script {
        PLAIN,
        /** Written from right to left, or its letters change with their neighbours. */
        JOINED,
        /** Each character by itself. */
        OTHER
    }

    private static Script script(int codePoint) {
        if (codePoint < PLAIN) {
            return Script.PLAIN;
        }
        byte direction = Character.getDirectionality(codePoint);
        boolean leftwards = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        boolean indic = codePoint >= 0x0900 && codePoint < 0x1100;
        boolean khmer = codePoint >= 0x1780 && codePoint < 0x1800;
        return leftwards || indic || khmer ? Script.JOINED : Script.OTHER;
    }
}
