package dev.pilothouse.ui.terminal;

import dev.pilothouse.ui.terminal.Screen.Cell;

/** What is marked with the mouse: from one cell to another, both inclusive, in the order of reading. */
record Selection(Cell from, Cell to) {

    static Selection between(Cell one, Cell other) {
        boolean first = one.line() < other.line() || (one.line() == other.line() && one.column() <= other.column());
        return first ? new Selection(one, other) : new Selection(other, one);
    }

    /** Returns the same text after lines were scrolled out of the screen. */
    Selection moved(int lines) {
        return new Selection(new Cell(from.line() - lines, from.column()), new Cell(to.line() - lines, to.column()));
    }

    /** Returns the word in a line at that column: what stands between blanks and brackets. */
    static Selection word(String line, Cell at) {
        int from = Math.min(at.column(), Math.max(0, line.length() - 1));
        int to = from;
        while (from > 0 && isWord(line.charAt(from - 1))) {
            from--;
        }
        while (to + 1 < line.length() && isWord(line.charAt(to + 1))) {
            to++;
        }
        return new Selection(new Cell(at.line(), from), new Cell(at.line(), to));
    }

    private static boolean isWord(char c) {
        return c > ' ' && "\"'`()[]{}<>|;,".indexOf(c) < 0;
    }
}
