package dev.pilothouse.ui.topology;

import javafx.geometry.Rectangle2D;

/**
 * Which part of a drawing is looked at.
 *
 * @param scale pixels of the view for one of the drawing
 * @param left of the part, in the drawing
 * @param top of the part, in the drawing
 */
record Camera(double scale, double left, double top) {

    static final Camera START = new Camera(1, 0, 0);
    static final double SMALLEST = 0.04;
    static final double LARGEST = 2.5;
    static final double STEP = 1.25;

    private static final double MARGIN = 24;
    private static final double KEPT_IN_VIEW = 80;

    /** Returns a camera from which all of the area is seen, in the middle, never larger than it is. */
    static Camera fitting(Rectangle2D area, double width, double height) {
        double fit = Math.min((width - 2 * MARGIN) / Math.max(1, area.getWidth()), (height - 2 * MARGIN) / Math.max(1, area.getHeight()));
        return new Camera(Math.clamp(fit, SMALLEST, 1), 0, 0).centredOn(area.getMinX() + area.getWidth() / 2, area.getMinY() + area.getHeight() / 2, width, height);
    }

    double x(double drawn) {
        return (drawn - left) * scale;
    }

    double y(double drawn) {
        return (drawn - top) * scale;
    }

    double drawnX(double seen) {
        return left + seen / scale;
    }

    double drawnY(double seen) {
        return top + seen / scale;
    }

    /** Returns the part of the drawing that a view of that size shows. */
    Rectangle2D seen(double width, double height) {
        return new Rectangle2D(left, top, Math.max(0, width) / scale, Math.max(0, height) / scale);
    }

    /** Returns it nearer by that factor; what is at that point of the view stays there. */
    Camera zoomed(double factor, double x, double y) {
        double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        double snapped = Math.abs(next - 1) < 0.03 ? 1 : next;
        return new Camera(snapped, drawnX(x) - x / snapped, drawnY(y) - y / snapped);
    }

    /** Returns it as if the drawing were pulled by so many pixels of the view. */
    Camera pulled(double byX, double byY) {
        return new Camera(scale, left - byX / scale, top - byY / scale);
    }

    Camera centredOn(double x, double y, double width, double height) {
        return new Camera(scale, x - width / 2 / scale, y - height / 2 / scale);
    }

    /** Returns it moved as little as shows all of the area; one that has no room is shown from its upper left corner. */
    Camera showing(Rectangle2D area, double width, double height) {
        return new Camera(
                scale,
                nearest(left, width / scale, area.getMinX() - MARGIN / scale, area.getMaxX() + MARGIN / scale),
                nearest(top, height / scale, area.getMinY() - MARGIN / scale, area.getMaxY() + MARGIN / scale));
    }

    private static double nearest(double from, double length, double min, double max) {
        if (min < from || max - min > length) {
            return min;
        }
        return Math.max(from, max - length);
    }

    /** Returns it moved back to where some of the drawing is seen. */
    Camera within(Rectangle2D drawing, double width, double height) {
        double kept = KEPT_IN_VIEW / scale;
        return new Camera(
                scale,
                clamp(left, drawing.getMinX() + kept - width / scale, drawing.getMaxX() - kept),
                clamp(top, drawing.getMinY() + kept - height / scale, drawing.getMaxY() - kept));
    }

    private static double clamp(double value, double min, double max) {
        return min > max ? (min + max) / 2 : Math.clamp(value, min, max);
    }
}
