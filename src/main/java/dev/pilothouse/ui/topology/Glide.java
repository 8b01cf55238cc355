package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of boxes from where they stood to where they stand now.
 *
 * @param from how things stood before
 * @param part of the way that is behind them, 0 to 1
 */
record Glide(Sheet from, double part) {

    /** Everything has arrived. */
    static final Glide OVER = new Glide(Sheet.EMPTY, 1);

    boolean isOver() {
        return part >= 1;
    }

    /** Slows down at the end. */
    private double eased() {
        return 1 - (1 - part) * (1 - part);
    }

    Point of(Placed to) {
        Point at = new Point(to.x(), to.y());
        return isOver() ? at : from.box(to.box().id()).map(before -> between(new Point(before.x(), before.y()), at)).orElse(at);
    }

    /** Returns the corners of a wire; one whose shape has changed goes with its ends. */
    List<Point> of(Sheet sheet, Routed wire) {
        if (isOver()) {
            return wire.points();
        }
        Point first = shift(sheet, wire.wire().from());
        Point last = shift(sheet, wire.wire().to());
        List<Point> moved = new ArrayList<>();
        for (int i = 0; i < wire.points().size(); i++) {
            Point point = wire.points().get(i);
            double share = i / (double) (wire.points().size() - 1);
            moved.add(new Point(point.x() + first.x() * (1 - share) + last.x() * share, point.y() + first.y() * (1 - share) + last.y() * share));
        }
        return moved;
    }

    private Point shift(Sheet sheet, String id) {
        return sheet.box(id).map(box -> {
            Point now = of(box);
            return new Point(now.x() - box.x(), now.y() - box.y());
        }).orElse(new Point(0, 0));
    }

    private Point between(Point before, Point after) {
        return new Point(before.x() + (after.x() - before.x()) * eased(), before.y() + (after.y() - before.y()) * eased());
    }
}
