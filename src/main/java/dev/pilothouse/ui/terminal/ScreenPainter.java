package dev.pilothouse.ui.terminal;

import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.TextStyle.Option;
import dev.pilothouse.ui.terminal.Screen.Cell;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/** Paints a frame: first all grounds, then what is marked, then the letters, whole runs at once where the font allows. */
final class ScreenPainter {

    static final double INSET = 6;

    private static final double DIM = 0.6;

    /**
     * What is marked in the text.
     *
     * @param found where a text was found, each as long as the last
     */
    record Marks(Optional<Selection> selection, List<Cell> found, int foundLength) {}

    private final ScreenColours colours;

    ScreenPainter(ScreenColours colours) {
        this.colours = colours;
    }

    void paint(GraphicsContext to, double width, double height, CellMetrics cells, Frame frame, Marks marks, boolean focused) {
        to.setGlobalAlpha(1);
        to.setFill(colours.ground());
        to.fillRect(0, 0, width, height);
        for (Frame.Run run : frame.runs()) {
            ground(to, cells, run);
        }
        to.setFill(colours.found());
        for (Cell cell : marks.found()) {
            band(to, cells, cell.line() - frame.top(), cell.column(), cell.column() + marks.foundLength());
        }
        marks.selection().ifPresent(selection -> selection(to, cells, frame, selection));
        for (Frame.Run run : frame.runs()) {
            letters(to, cells, run);
        }
        to.setGlobalAlpha(1);
        if (frame.cursorRow() >= 0) {
            cursor(to, cells, frame, focused);
        }
    }

    private static double left(CellMetrics cells, int column) {
        return INSET + column * cells.width();
    }

    private static void band(GraphicsContext to, CellMetrics cells, int row, int from, int end) {
        double left = Math.floor(left(cells, from));
        to.fillRect(left, INSET + row * cells.height(), Math.ceil(left(cells, end)) - left, cells.height());
    }

    private void ground(GraphicsContext to, CellMetrics cells, Frame.Run run) {
        TextStyle style = run.style();
        boolean inverse = style.hasOption(Option.INVERSE);
        if (inverse || style.getBackground() != null) {
            to.setFill(inverse ? colours.letters(style.getForeground()) : colours.ground(style.getBackground()));
            band(to, cells, run.row(), run.column(), run.column() + run.text().length());
        }
    }

    private void selection(GraphicsContext to, CellMetrics cells, Frame frame, Selection selection) {
        to.setFill(colours.selected());
        for (int row = 0; row < frame.rows(); row++) {
            int line = row + frame.top();
            if (line >= selection.from().line() && line <= selection.to().line()) {
                int from = line == selection.from().line() ? selection.from().column() : 0;
                int end = line == selection.to().line() ? selection.to().column() + 1 : frame.columns();
                band(to, cells, row, from, Math.max(from, end));
            }
        }
    }

    private void letters(GraphicsContext to, CellMetrics cells, Frame.Run run) {
        TextStyle style = run.style();
        if (style.hasOption(Option.HIDDEN) || (run.text().isBlank() && !style.hasOption(Option.UNDERLINED))) {
            return;
        }
        Paint paint = style.hasOption(Option.INVERSE) ? colours.ground(style.getBackground()) : colours.letters(style.getForeground());
        to.setGlobalAlpha(style.hasOption(Option.DIM) ? DIM : 1);
        to.setFill(paint);
        to.setFont(cells.face(style.hasOption(Option.BOLD), style.hasOption(Option.ITALIC)));
        double baseline = INSET + run.row() * cells.height() + cells.baseline();
        String text = run.text();
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (isEven(cells, text.charAt(at))) {
                while (end < text.length() && isEven(cells, text.charAt(end))) {
                    end++;
                }
                to.fillText(text.substring(at, end), left(cells, run.column() + at), baseline);
            } else if (text.charAt(at) != Frame.WIDE) {
                end = Character.isHighSurrogate(text.charAt(at)) && end < text.length() ? end + 1 : end;
                double room = (end < text.length() && text.charAt(end) == Frame.WIDE ? 2 : end - at) * cells.width();
                to.fillText(text.substring(at, end), left(cells, run.column() + at), baseline, room);
            }
            at = end;
        }
        if (style.hasOption(Option.UNDERLINED)) {
            double left = left(cells, run.column());
            to.fillRect(left, baseline + 2, text.length() * cells.width(), 1);
        }
    }

    /** Letters of one width in every font for code: Latin. Chinese ones have wide arrows, lines and blocks, which are fitted one by one. */
    private static boolean isEven(CellMetrics cells, char c) {
        return c < 0x0250 || (cells.evenLines() && ((c >= 0x2190 && c <= 0x2193) || (c >= 0x2500 && c <= 0x259f)));
    }

    private void cursor(GraphicsContext to, CellMetrics cells, Frame frame, boolean focused) {
        double left = left(cells, frame.cursorColumn());
        double top = INSET + frame.cursorRow() * cells.height();
        if (focused) {
            to.setGlobalAlpha(DIM);
            to.setFill(colours.cursor());
            to.fillRect(left, top, cells.width(), cells.height());
            to.setGlobalAlpha(1);
        } else {
            to.setStroke(colours.cursor());
            to.strokeRect(left + 0.5, top + 0.5, cells.width() - 1, cells.height() - 1);
        }
    }
}
