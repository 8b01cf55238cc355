package dev.pilothouse.ui.kit.axis;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/**
 * One lane of marks. However many there are, no more shapes are drawn than have room beside each other.
 *
 * <p>It needs {@code axis.css}, on itself or above, and whoever owns it says in words what it shows.
 */
public final class MarkStrip<T> extends Inked {

    private static final double PALE = 0.4;

    private TimeAxis axis = new TimeAxis(0, 1);
    private List<Mark<T>> marks = List.of();
    private List<Long> rules = List.of();
    private Optional<Mark<T>> chosen = Optional.empty();

    public MarkStrip() {
        setMinSize(0, 22);
        setPrefHeight(24);
    }

    /**
     * Shows marks on an axis.
     *
     * @param moments at which a rule goes through all lanes
     */
    public void show(TimeAxis on, List<Mark<T>> newer, List<Long> moments) {
        if (on.equals(axis) && newer.equals(marks) && moments.equals(rules)) {
            return;
        }
        axis = on;
        marks = newer;
        rules = moments;
        requestLayout();
    }

    /** Puts a ring around the shape that this mark is part of. */
    public void choose(Optional<Mark<T>> mark) {
        if (!mark.equals(chosen)) {
            chosen = mark;
            requestLayout();
        }
    }

    /** Returns the shapes as they are drawn. */
    public List<Blob<T>> blobs() {
        return Blob.of(marks, axis, getWidth());
    }

    /** Returns what is at that place, the nearest of several. */
    public Optional<Blob<T>> at(double x) {
        return blobs().stream()
                .filter(blob -> x >= blob.start() - Shapes.SIZE && x <= blob.end() + Shapes.SIZE)
                .min(java.util.Comparator.comparingDouble(blob -> Math.abs(blob.end() - x)));
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        double middle = Math.rint(height / 2);
        pen.setLineWidth(1);
        pen.setStroke(ink(Ink.RULE));
        for (long rule : rules) {
            double x = Math.rint(axis.place(rule, width)) + 0.5;
            if (x >= 0 && x <= width) {
                pen.strokeLine(x, 0, x, height);
            }
        }
        List<Blob<T>> blobs = blobs();
        for (Blob<T> blob : blobs) {
            if (blob.end() - blob.start() > 1) {
                pen.setGlobalAlpha(PALE);
                pen.setFill(ink(blob.look() == Mark.Look.WARNING ? Ink.WARNING : Ink.NORMAL));
                pen.fillRoundRect(blob.start(), middle - 2, blob.end() - blob.start(), 4, 4, 4);
                pen.setGlobalAlpha(1);
            }
        }
        pen.setFont(font());
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.RIGHT);
        double free = 0;
        for (Blob<T> blob : blobs) {
            double x = Math.clamp(blob.end(), Shapes.SIZE / 2, Math.max(Shapes.SIZE / 2, width - Shapes.SIZE));
            Shapes.draw(pen, blob.look(), this, x, blob.look() == Mark.Look.CHANGE ? middle - 5 : middle);
            chosen.filter(blob.marks()::contains).ifPresent(_ -> ring(pen, x, middle));
            free = count(pen, blob, x, middle, blob.look() == Mark.Look.CHANGE ? 0 : free);
        }
    }

    /** Writes the number before the shape where there is room for it, and returns up to where the room is taken. */
    private double count(GraphicsContext pen, Blob<T> blob, double x, double middle, double free) {
        String number = "×" + blob.count();
        double wide = 6 + 6.5 * number.length();
        if (blob.count() > 1 && x - Shapes.SIZE - wide >= free) {
            double right = x - Shapes.SIZE / 2 - 4;
            pen.setFill(ink(Ink.GROUND));
            pen.fillRect(right - wide + 4, middle - 7, wide - 3, 14);
            pen.setFill(ink(Ink.TEXT));
            pen.fillText(number, right, middle);
        }
        return x + Shapes.SIZE;
    }

    private void ring(GraphicsContext pen, double x, double middle) {
        pen.setStroke(ink(Ink.CHANGE));
        pen.setLineWidth(1.5);
        pen.strokeOval(x - 9, middle - 9, 18, 18);
    }
}
