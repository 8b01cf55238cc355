package dev.pilothouse.topology;

import java.util.List;

/**
 * A picture with a place for everything, in pixels from its upper left corner.
 *
 * @param groups frames around boxes, drawn first
 */
public record Drawing(double width, double height, List<Placed> boxes, List<Routed> wires, List<Frame> groups) {

    /** A box and where it is. */
    public record Placed(Picture.Box box, double x, double y, double width, double height) {}

    /** A line and its corners, of which there are at least two. */
    public record Routed(Picture.Wire wire, List<Point> points) {}

    /** A group and where it is. */
    public record Frame(String group, double x, double y, double width, double height) {}

    public record Point(double x, double y) {}
}
