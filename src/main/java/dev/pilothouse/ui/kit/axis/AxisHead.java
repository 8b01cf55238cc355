package dev.pilothouse.ui.kit.axis;

import dev.pilothouse.ui.kit.axis.Mark.Look;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The top of an axis: how much happened when as bars, flags of changes, and the time. Bars of warnings stand below the others. */
public final class AxisHead extends Inked {

    private static final double BARS = 30;
    private static final double BAR = 6;

    private TimeAxis axis = new TimeAxis(0, 1);
    private List<? extends Mark<?>> marks = List.of();

    public AxisHead() {
        setMinSize(0, 54);
        setPrefHeight(54);
        setMaxHeight(54);
    }

    public void show(TimeAxis on, List<? extends Mark<?>> newer) {
        axis = on;
        marks = newer;
        requestLayout();
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        int bars = Math.max(1, (int) (width / BAR));
        double[] warnings = new double[bars];
        double[] others = new double[bars];
        for (Mark<?> mark : marks) {
            if (mark.look() != Look.CHANGE) {
                add(mark.look() == Look.WARNING ? warnings : others, mark, width);
            }
        }
        double most = 1;
        for (int i = 0; i < bars; i++) {
            most = Math.max(most, warnings[i] + others[i]);
        }
        for (int i = 0; i < bars; i++) {
            double bad = tall(warnings[i], most);
            double all = tall(warnings[i] + others[i], most);
            pen.setFill(ink(Ink.NORMAL_PALE));
            pen.fillRect(i * BAR, BARS - all, BAR - 1, all - bad);
            pen.setFill(ink(Ink.WARNING));
            pen.fillRect(i * BAR, BARS - bad, BAR - 1, bad);
        }
        time(pen, width, height);
        for (Mark<?> mark : marks) {
            if (mark.look() == Look.CHANGE && axis.shows(mark.first(), mark.last())) {
                Shapes.draw(pen, Look.CHANGE, this, axis.place(mark.first(), width), 8);
            }
        }
    }

    /** One is seen beside a thousand. */
    private static double tall(double count, double most) {
        return count <= 0 ? 0 : 2 + (BARS - 4) * Math.log1p(count) / Math.log1p(most);
    }

    /** Only the first and the last of repeats are known: those between are spread evenly. */
    private void add(double[] into, Mark<?> mark, double width) {
        double first = axis.place(mark.first(), width) / BAR;
        double last = axis.place(mark.last(), width) / BAR;
        int from = (int) Math.floor(Math.max(0, first));
        int until = (int) Math.floor(Math.min(into.length - 1.0, last));
        double each = mark.count() / Math.max(1, Math.floor(last) - Math.floor(first) + 1);
        for (int i = from; i <= until; i++) {
            into[i] += each;
        }
    }

    private void time(GraphicsContext pen, double width, double height) {
        pen.setFont(font());
        pen.setTextBaseline(VPos.BOTTOM);
        pen.setLineWidth(1);
        pen.setStroke(ink(Ink.GRID));
        pen.strokeLine(0, BARS + 0.5, width, BARS + 0.5);
        for (TimeAxis.Tick tick : axis.ticks(width, ZoneId.systemDefault())) {
            double x = Math.rint(axis.place(tick.moment(), width)) + 0.5;
            pen.setStroke(ink(Ink.GRID));
            pen.strokeLine(x, BARS, x, BARS + 5);
            pen.setFill(ink(Ink.TEXT));
            boolean tight = x > width - 34;
            pen.setTextAlign(tight ? TextAlignment.RIGHT : x < 34 ? TextAlignment.LEFT : TextAlignment.CENTER);
            pen.fillText(tick.label(), tight ? width : x < 34 ? Math.max(0, x - 2) : x, height - 3);
        }
    }
}
