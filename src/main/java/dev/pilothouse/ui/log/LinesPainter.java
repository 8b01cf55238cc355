package dev.pilothouse.ui.log;

import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Finder.Span;
import dev.pilothouse.log.Level;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Paints the lines that are in sight, and of each only the part that is. */
final class LinesPainter {

    private static final double RIGHT = 8;

    private final LineColours colours;
    private final GraphicsContext pen;
    private double width;

    LinesPainter(LineColours colours, GraphicsContext pen) {
        this.colours = colours;
        this.pen = pen;
    }

    void paint(Frame frame, double newWidth, double height) {
        width = newWidth;
        pen.setFill(colours.colour(Ink.GROUND));
        pen.fillRect(0, 0, width, height);
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFont(frame.grid().font());
        for (Frame.Row row : frame.seen()) {
            if (row.line().entry().mark()) {
                rule(row, frame);
            } else {
                line(row, frame, height);
            }
        }
        frame.head().ifPresent(head -> head(head, frame));
    }

    private void head(String head, Frame frame) {
        double left = frame.columns().text();
        fill(Ink.HEAD, 0, 0, width, frame.grid().row());
        pen.setFont(frame.grid().bold());
        write(head, Ink.MUTED, left - frame.scrolled(), frame.grid().row() / 2);
        pen.setFont(frame.grid().font());
        fill(Ink.HEAD, 0, 0, left - 2, frame.grid().row());
    }

    private Ink ground(Entry entry, Frame frame) {
        if (frame.selected().test(entry.number())) {
            return frame.focused() ? Ink.SELECTED : Ink.SELECTED_INACTIVE;
        }
        return entry.level() == Level.ERROR ? Ink.ERROR_GROUND : Ink.GROUND;
    }

    private void line(Frame.Row row, Frame frame, double height) {
        Entry entry = row.line().entry();
        double tall = row.rows() * frame.grid().row();
        Ink ground = ground(entry, frame);
        if (ground != Ink.GROUND) {
            fill(ground, 0, row.y(), width, tall);
        }
        text(row, frame, height);
        Columns columns = frame.columns();
        fill(ground, 0, row.y(), columns.text() - 2, tall);
        fill(Ink.series(entry.source()), 0, row.y(), Columns.MARK, tall);
        double middle = row.y() + frame.grid().row() / 2;
        sign(entry, frame, middle);
        if (columns.name() > columns.time()) {
            write(frame.time().apply(entry), Ink.SUBTLE, columns.time(), middle);
        }
        if (columns.text() > columns.name()) {
            name(frame.name().apply(entry), entry, columns, frame, row.y());
        }
        if (entry.number() == frame.current() && frame.focused()) {
            pen.setStroke(colours.colour(Ink.ACCENT));
            pen.setLineWidth(1);
            pen.strokeRect(0.5, row.y() + 0.5, width - 1, tall - 1);
        }
    }

    private void name(String name, Entry entry, Columns columns, Frame frame, double y) {
        double wide = columns.text() - columns.name() - 6;
        pen.setFill(colours.colour(Ink.series(entry.source())));
        pen.fillRoundRect(columns.name(), y + 2, wide, frame.grid().row() - 4, 6, 6);
        write(name, Ink.TEXT, columns.name() + 4, y + frame.grid().row() / 2);
    }

    /** An octagon for an error, a triangle for a warning, a flag for what the person marked. */
    private void sign(Entry entry, Frame frame, double middle) {
        double left = frame.columns().sign();
        if (frame.marked().test(entry.number())) {
            pen.setFill(colours.colour(Ink.ACCENT));
            pen.fillPolygon(new double[] {left + 1, left + 10, left + 10, left + 5.5, left + 1}, new double[] {
                middle - 6, middle - 6, middle + 6, middle + 2, middle + 6
            }, 5);
            return;
        }
        switch (entry.level()) {
            case ERROR -> octagon(left, middle);
            case WARN -> {
                pen.setStroke(colours.colour(Ink.WARN));
                pen.setLineWidth(1.4);
                pen.strokePolygon(new double[] {left + 5.5, left + 11, left}, new double[] {middle - 5, middle + 4.5, middle + 4.5}, 3);
            }
            case INFO, FINE, OTHER -> {}
        }
    }

    private void octagon(double left, double middle) {
        pen.setFill(colours.colour(Ink.ERROR));
        double r = 5.5;
        double c = 2.3;
        double x = left + r;
        pen.fillPolygon(new double[] {x - c, x + c, x + r, x + r, x + c, x - c, x - r, x - r}, new double[] {
            middle - r, middle - r, middle - c, middle + c, middle + r, middle + r, middle + c, middle - c
        }, 8);
        pen.setStroke(colours.colour(Ink.GROUND));
        pen.setLineWidth(1.4);
        pen.strokeLine(x, middle - 3, x, middle + 0.6);
        pen.strokeLine(x, middle + 2.8, x, middle + 3);
    }

    /** What happened to a container stands between two lines, in the middle of a rule. */
    private void rule(Frame.Row row, Frame frame) {
        double middle = row.y() + frame.grid().row() / 2;
        Entry entry = row.line().entry();
        if (frame.selected().test(entry.number())) {
            fill(ground(entry, frame), 0, row.y(), width, frame.grid().row());
        }
        fill(Ink.series(entry.source()), 0, row.y(), Columns.MARK, frame.grid().row());
        double left = frame.columns().time();
        String words = row.line().cells().text();
        double wide = row.line().cells().count() * frame.grid().cell();
        pen.setStroke(colours.colour(Ink.RULE));
        pen.setLineWidth(1);
        double y = Math.floor(middle) + 0.5;
        pen.strokeLine(left, y, left + 24, y);
        pen.strokeLine(Math.min(width, left + 24 + wide + 16), y, width - RIGHT, y);
        write(words, Ink.MUTED, left + 32, middle);
    }

    private void text(Frame.Row row, Frame frame, double height) {
        Cells cells = row.line().cells();
        Grid grid = frame.grid();
        double left = frame.columns().text();
        if (row.rows() == 1 && frame.cellsPerRow() <= 0) {
            int from = cells.indexAt((int) (frame.scrolled() / grid.cell()));
            int to = cells.indexAt((int) ((frame.scrolled() + width - left) / grid.cell()) + 2);
            part(row.line(), frame, from, to, left - frame.scrolled(), row.y());
            return;
        }
        int firstRow = Math.max(0, (int) (-row.y() / grid.row()));
        for (int n = firstRow; n < row.rows() && row.y() + n * grid.row() < height; n++) {
            int from = cells.indexAt(n * frame.cellsPerRow());
            int to = cells.indexAt((n + 1) * frame.cellsPerRow());
            double x = left - n * frame.cellsPerRow() * grid.cell();
            part(row.line(), frame, from, to, x, row.y() + n * grid.row());
        }
    }

    /** Writes some characters of a line whose first cell would be at x. */
    private void part(ShownLine line, Frame frame, int from, int to, double x, double y) {
        for (Span found : frame.found().apply(line.cells().text())) {
            found(line.cells(), Math.max(from, found.start()), Math.min(to, found.end()), frame, x, y);
        }
        int at = from;
        for (Tint tint : line.tints()) {
            if (tint.to() <= at) {
                continue;
            }
            if (tint.from() >= to) {
                break;
            }
            run(line.cells(), at, tint.from(), Ink.TEXT, frame, x, y);
            int begin = Math.max(at, tint.from());
            int end = Math.min(to, tint.to());
            if (tint.ground() != Ink.CLEAR) {
                ground(tint.ground(), line.cells(), begin, end, frame, x, y);
            }
            pen.setFont(tint.bold() ? frame.grid().bold() : frame.grid().font());
            run(line.cells(), begin, end, tint.ink(), frame, x, y);
            pen.setFont(frame.grid().font());
            at = end;
        }
        run(line.cells(), at, to, Ink.TEXT, frame, x, y);
    }

    private void found(Cells cells, int from, int to, Frame frame, double x, double y) {
        if (from < to) {
            ground(Ink.FOUND, cells, from, to, frame, x, y);
            double cell = frame.grid().cell();
            pen.setStroke(colours.colour(Ink.WARN));
            pen.setLineWidth(1);
            double left = Math.floor(x + cells.cellAt(from) * cell) + 0.5;
            pen.strokeRect(left, y + 1.5, Math.rint((cells.cellAt(to) - cells.cellAt(from)) * cell), frame.grid().row() - 3);
        }
    }

    private void ground(Ink ink, Cells cells, int from, int to, Frame frame, double x, double y) {
        if (from < to) {
            double cell = frame.grid().cell();
            fill(ink, x + cells.cellAt(from) * cell, y + 1, (cells.cellAt(to) - cells.cellAt(from)) * cell, frame.grid().row() - 2);
        }
    }

    private void run(Cells cells, int from, int to, Ink ink, Frame frame, double x, double y) {
        if (from >= to) {
            return;
        }
        double cell = frame.grid().cell();
        double middle = y + frame.grid().row() / 2;
        pen.setFill(colours.colour(ink));
        List<Cells.Run> runs = cells.runs(from, to);
        for (Cells.Run run : runs) {
            String text = cells.text().substring(run.from(), run.to());
            if (runs.size() == 1) {
                pen.fillText(text, x + run.cell() * cell, middle);
            } else {
                pen.fillText(text, x + run.cell() * cell, middle, run.width() * cell + 0.5);
            }
        }
    }

    private void write(String text, Ink ink, double x, double y) {
        pen.setFill(colours.colour(ink));
        pen.fillText(text, x, y);
    }

    private void fill(Ink ink, double x, double y, double wide, double tall) {
        pen.setFill(colours.colour(ink));
        pen.fillRect(x, y, wide, tall);
    }
}
