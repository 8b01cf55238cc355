package dev.pilothouse.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import java.util.List;

/**
 * What a terminal shows at one moment, to be painted without holding its stream up.
 *
 * @param top the first line that is seen: 0 for the top of the screen, negative for lines that have been scrolled out of it
 * @param history how many lines have been scrolled out of it
 * @param scrolled how many lines have been scrolled out since the last frame
 * @param runs what is written, line by line; room without a run is blank
 * @param cursorColumn column of the cursor
 * @param cursorRow its row from the first line that is seen, -1 when it is not seen
 * @param fullScreen whether a program has the whole screen, as editors do
 */
record Frame(int columns, int rows, int top, int history, int scrolled, List<Run> runs, int cursorColumn, int cursorRow, boolean fullScreen) {

    /**
     * Letters of one style beside each other; one character a cell, behind a wide one stands {@link #WIDE}.
     *
     * @param row from the first line that is seen
     */
    record Run(int column, int row, String text, TextStyle style) {}

    /** Stands for the second cell of a wide character. */
    static final char WIDE = '\ue000';
}
