package dev.pilothouse.ui.kit.axis;

import dev.pilothouse.ui.kit.axis.Inked.Ink;
import dev.pilothouse.ui.kit.axis.Mark.Look;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;

/** The shape of each look, told apart without colour: triangle, ring with a gap, half circle, diamond, circle, flag. */
final class Shapes {

    static final double SIZE = 10;

    private Shapes() {}

    static Ink ink(Look look) {
        return switch (look) {
            case WARNING -> Ink.WARNING;
            case RESTART -> Ink.RESTART;
            case ROLLOUT -> Ink.ROLLOUT;
            case CREATION -> Ink.CREATION;
            case NORMAL -> Ink.NORMAL;
            case CHANGE -> Ink.CHANGE;
        };
    }

    /** Draws it around a point. */
    static void draw(GraphicsContext pen, Look look, Inked inked, double x, double y) {
        pen.setFill(inked.ink(ink(look)));
        pen.setStroke(inked.ink(ink(look)));
        pen.setLineWidth(1.5);
        double half = SIZE / 2;
        switch (look) {
            case WARNING -> pen.fillPolygon(new double[] {x, x + half + 1, x - half - 1}, new double[] {y - half, y + half, y + half}, 3);
            case RESTART -> pen.strokeArc(x - half + 1, y - half + 1, SIZE - 2, SIZE - 2, 60, 290, ArcType.OPEN);
            case ROLLOUT -> {
                pen.strokeOval(x - half + 1, y - half + 1, SIZE - 2, SIZE - 2);
                pen.fillArc(x - half + 1, y - half + 1, SIZE - 2, SIZE - 2, 90, 180, ArcType.CHORD);
            }
            case CREATION -> pen.strokePolygon(new double[] {x, x + half, x, x - half}, new double[] {y - half, y, y + half, y}, 4);
            case NORMAL -> {
                pen.setFill(inked.ink(Ink.GROUND));
                pen.fillOval(x - 3.5, y - 3.5, 7, 7);
                pen.strokeOval(x - 3.5, y - 3.5, 7, 7);
            }
            case CHANGE -> {
                pen.strokeLine(x, y - half - 1, x, y + half + 1);
                pen.fillPolygon(new double[] {x, x + half + 3, x}, new double[] {y - half - 1, y - 2, y + 1}, 3);
            }
        }
    }
}
