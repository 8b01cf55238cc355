package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Link;
import dev.pilothouse.topology.Picture.Wire;
import dev.pilothouse.topology.Verdict;
import dev.pilothouse.topology.Verdict.Ruling;
import dev.pilothouse.ui.topology.MapColours.Role;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Draws the lines of a map: what a line says is seen by its dashes and its arrow; a broken one is red with a cross in its middle. */
final class WirePainter {

    private static final double CORNER = 8;
    private static final double ARROW = 8;
    private static final double GAP = 9;
    private static final double NEAR = 0.3;
    private static final double READABLE = 0.55;
    private static final double LABEL = 64;
    private static final double[] SOLID = {};
    private static final double[] DASHED = {5, 4};
    private static final double[] DOTTED = {1.5, 3.5};

    private final Brush brush;
    private final GraphicsContext pen;

    WirePainter(Brush brush) {
        this.brush = brush;
        pen = brush.pen();
    }

    /** How a link is drawn. */
    enum Look {
        SOLID_ARROW,
        DASHED_LINE,
        DASHED_ARROW,
        DOTTED_ARROW;

        static Look of(Link link) {
            return switch (link) {
                case ROUTES, SERVES, OWNS, REACHES -> SOLID_ARROW;
                case USES, STORES, RUNS_AS, RUNS_ON -> DASHED_LINE;
                case GRANTS -> DASHED_ARROW;
                case SCALES, GUARDS, PROTECTS -> DOTTED_ARROW;
            };
        }

        boolean hasArrow() {
            return this != DASHED_LINE;
        }

        double[] dashes() {
            return switch (this) {
                case SOLID_ARROW -> SOLID;
                case DASHED_LINE, DASHED_ARROW -> DASHED;
                case DOTTED_ARROW -> DOTTED;
            };
        }
    }

    /**
     * How a line is brought out.
     *
     * @param lit whether it leads from what is looked at
     * @param ends whether the request that is followed ends on it
     */
    record Light(boolean lit, boolean stepsBack, boolean ends) {}

    /**
     * @param points its corners in the view
     */
    void paint(Wire wire, List<Point> points, double scale, Light light) {
        boolean lit = light.lit() || light.ends();
        Role role = light.ends() ? Role.BAD : role(wire, lit);
        Look look = Look.of(wire.link());
        boolean near = scale >= NEAR;
        pen.setGlobalAlpha(light.stepsBack() ? 0.3 : 1);
        brush.line(role, lit ? 2 : near ? 1.25 : 1, near ? look.dashes() : SOLID);
        trace(points, near ? CORNER * Math.min(1, scale) : 0);
        if (near && look.hasArrow()) {
            arrow(points, role, Math.min(1, scale));
        }
        if (scale >= READABLE && !wire.label().isEmpty()) {
            label(wire.label(), points, Math.min(1, scale));
        }
        pen.setGlobalAlpha(1);
    }

    private static Role role(Wire wire, boolean lit) {
        if (wire.fault().isPresent()) {
            return Role.BAD;
        }
        return switch (wire.verdict().map(Verdict::ruling).orElse(Ruling.OPEN)) {
            case DENIED -> Role.BAD;
            case ALLOWED, SOME -> Role.OK;
            case OPEN -> lit ? Role.ACCENT : Role.WIRE;
        };
    }

    /** Marks the middle of a line that is broken, or that policies decide about; drawn when all lines are, so that none crosses the mark. */
    void mark(Wire wire, List<Point> points, double scale, Light light) {
        pen.setGlobalAlpha(light.stepsBack() ? 0.3 : 1);
        if (wire.fault().isPresent() || light.ends()) {
            cross(points, Math.clamp(scale, 0.5, 1));
        } else {
            wire.verdict().ifPresent(verdict -> mark(verdict.ruling(), points, scale));
        }
        pen.setGlobalAlpha(1);
    }

    private void mark(Ruling ruling, List<Point> points, double scale) {
        switch (ruling) {
            case DENIED -> cross(points, Math.clamp(scale, 0.5, 1));
            case ALLOWED -> {
                if (scale >= NEAR) {
                    tick(middle(points), Math.clamp(scale, 0.5, 1), "");
                }
            }
            case SOME -> {
                if (scale >= NEAR) {
                    tick(middle(points), Math.clamp(scale, 0.5, 1), scale >= READABLE ? BoxWords.ruling(brush.words(), ruling) : "");
                }
            }
            case OPEN -> {
                if (scale >= READABLE) {
                    word(middle(points), Math.min(1, scale), BoxWords.ruling(brush.words(), ruling));
                }
            }
        }
    }

    private void tick(Point middle, double scale, String word) {
        Brush.Style style = new Brush.Style(Math.max(9, Math.rint(11 * scale)), false);
        double gap = GAP * scale;
        brush.fill(Role.PAPER);
        pen.fillRect(middle.x() - gap, middle.y() - gap, 2 * gap + (word.isEmpty() ? 0 : brush.width(word, style)), 2 * gap);
        brush.line(Role.OK, 2);
        pen.strokePolyline(
                new double[] {middle.x() - 5 * scale, middle.x() - 1.5 * scale, middle.x() + 5 * scale},
                new double[] {middle.y(), middle.y() + 4 * scale, middle.y() - 4 * scale},
                3);
        if (!word.isEmpty()) {
            brush.write(word, style, Role.OK_TEXT, middle.x() + gap - 1, middle.y(), LABEL);
        }
    }

    private void word(Point middle, double scale, String word) {
        Brush.Style style = new Brush.Style(Math.max(9, Math.rint(11 * scale)), false);
        double width = Math.min(LABEL, brush.width(word, style));
        brush.fill(Role.PAPER);
        pen.fillRect(middle.x() - width / 2 - 3, middle.y() - 7 * scale, width + 6, 14 * scale);
        brush.write(word, style, Role.SUBTLE, middle.x() - width / 2, middle.y(), LABEL);
    }

    private void trace(List<Point> points, double corner) {
        pen.beginPath();
        pen.moveTo(points.getFirst().x(), points.getFirst().y());
        for (int i = 1; i < points.size() - 1; i++) {
            Point at = points.get(i);
            double room = Math.min(length(points.get(i - 1), at), length(at, points.get(i + 1))) / 2;
            if (Math.min(corner, room) < 1) {
                pen.lineTo(at.x(), at.y());
            } else {
                pen.arcTo(at.x(), at.y(), points.get(i + 1).x(), points.get(i + 1).y(), Math.min(corner, room));
            }
        }
        pen.lineTo(points.getLast().x(), points.getLast().y());
        pen.stroke();
    }

    private void arrow(List<Point> points, Role role, double scale) {
        Point tip = points.getLast();
        Point before = points.get(points.size() - 2);
        double length = length(before, tip);
        if (length == 0) {
            return;
        }
        double alongX = (tip.x() - before.x()) / length * ARROW * scale;
        double alongY = (tip.y() - before.y()) / length * ARROW * scale;
        brush.fill(role);
        pen.fillPolygon(
                new double[] {tip.x(), tip.x() - alongX - alongY / 2, tip.x() - alongX + alongY / 2},
                new double[] {tip.y(), tip.y() - alongY + alongX / 2, tip.y() - alongY - alongX / 2},
                3);
    }

    /** Says what a request must have to go along it, above where it ends. */
    private void label(String label, List<Point> points, double scale) {
        Brush.Style style = new Brush.Style(Math.max(9, Math.rint(11 * scale)), false);
        Point tip = points.getLast();
        double width = Math.min(LABEL, brush.width(label, style));
        boolean fromLeft = points.get(points.size() - 2).x() <= tip.x();
        brush.write(label, style, Role.MUTED, fromLeft ? tip.x() - width - 12 * scale : tip.x() + 12 * scale, tip.y() - 9 * scale, LABEL);
    }

    /** Breaks the line in its middle. */
    private void cross(List<Point> points, double scale) {
        Point middle = middle(points);
        double gap = GAP * scale;
        brush.fill(Role.PAPER);
        pen.fillRect(middle.x() - gap, middle.y() - gap, 2 * gap, 2 * gap);
        double arm = 5 * scale;
        brush.line(Role.BAD, 2);
        pen.strokeLine(middle.x() - arm, middle.y() - arm, middle.x() + arm, middle.y() + arm);
        pen.strokeLine(middle.x() - arm, middle.y() + arm, middle.x() + arm, middle.y() - arm);
    }

    static Point middle(List<Point> points) {
        double half = 0;
        for (int i = 1; i < points.size(); i++) {
            half += length(points.get(i - 1), points.get(i)) / 2;
        }
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double length = length(from, to);
            if (half <= length && length > 0) {
                return new Point(from.x() + (to.x() - from.x()) * half / length, from.y() + (to.y() - from.y()) * half / length);
            }
            half -= length;
        }
        return points.getLast();
    }

    private static double length(Point one, Point two) {
        return Math.hypot(two.x() - one.x(), two.y() - one.y());
    }
}
