package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Frame;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Verdict;
import dev.pilothouse.ui.topology.BoxPainter.Spot;
import dev.pilothouse.ui.topology.Brush.Style;
import dev.pilothouse.ui.topology.MapColours.Role;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/** Paints what a camera sees of a map: frames, then lines, the lit ones last, then boxes, then the names of the columns. */
final class MapPainter {

    static final double HEADING = 30;

    private static final Style CAPTION = new Style(11, true);
    private static final double FAR = 0.12;

    private final Brush brush;
    private final GraphicsContext pen;
    private final BoxPainter boxes;
    private final WirePainter wires;

    /** The lines of this frame whose middles will be marked, and where they are. */
    private final IdentityHashMap<Routed, List<Point>> drawn = new IdentityHashMap<>();

    MapPainter(Brush brush) {
        this.brush = brush;
        pen = brush.pen();
        boxes = new BoxPainter(brush);
        wires = new WirePainter(brush);
    }

    /**
     * What is painted.
     *
     * @param glide how far boxes are that have another place now
     * @param headed whether the columns have their names above
     */
    record Sight(Sheet sheet, Camera camera, Marks marks, Glide glide, boolean headed) {}

    void paint(Sight sight, double width, double height) {
        brush.begin();
        brush.fill(Role.PAPER);
        pen.fillRect(0, 0, width, height);
        Rectangle2D seen = sight.glide().isOver() ? sight.camera().seen(width, height) : sight.sheet().bounds();
        sight.sheet().drawing().groups().stream().filter(frame -> seen.intersects(frame.x(), frame.y(), frame.width(), frame.height())).forEach(frame -> frame(frame, sight));
        lines(sight, seen, new Dimension2D(Math.max(200, width), Math.max(200, height)));
        for (Placed box : sight.sheet().boxesIn(seen)) {
            box(box, sight);
        }
        if (sight.headed()) {
            headings(sight, width);
        }
    }

    private void lines(Sight sight, Rectangle2D seen, Dimension2D size) {
        List<Routed> lit = new ArrayList<>();
        Marks marks = sight.marks();
        for (Routed wire : sight.sheet().wiresIn(seen)) {
            if (marks.lights(wire.wire().from(), wire.wire().to())) {
                lit.add(wire);
            } else if (sight.camera().scale() >= FAR || wire.wire().fault().isPresent() || isDenied(wire)) {
                line(wire, sight, size, false);
            }
        }
        lit.forEach(wire -> line(wire, sight, size, true));
        drawn.forEach((wire, points) -> wires.mark(wire.wire(), points, sight.camera().scale(), light(wire, marks, false)));
        drawn.clear();
    }

    private static boolean isDenied(Routed wire) {
        return wire.wire().verdict().filter(verdict -> verdict.ruling() == Verdict.Ruling.DENIED).isPresent();
    }

    private void line(Routed wire, Sight sight, Dimension2D size, boolean lit) {
        Camera camera = sight.camera();
        List<Point> points = sight.glide().of(sight.sheet(), wire).stream()
                .map(point -> new Point(
                        near(crisp(camera.x(point.x()), camera), size.getWidth()), near(crisp(camera.y(point.y()), camera), size.getHeight())))
                .toList();
        WirePainter.Light light = light(wire, sight.marks(), lit);
        wires.paint(wire.wire(), points, camera.scale(), light);
        if (wire.wire().fault().isPresent() || wire.wire().verdict().isPresent() || light.ends()) {
            drawn.put(wire, points);
        }
    }

    private static WirePainter.Light light(Routed wire, Marks marks, boolean lit) {
        String from = wire.wire().from();
        String to = wire.wire().to();
        return new WirePainter.Light(lit, marks.stepsBack(from) || marks.stepsBack(to), marks.end().isOn(from, to));
    }

    /** A line that leaves the view ends soon after: dashes of thousands of pixels that nobody sees would cost the frame. */
    private static double near(double at, double length) {
        return Math.clamp(at, -length, 2 * length);
    }

    /** A line of one pixel is sharp when it goes through the middle of pixels. */
    private static double crisp(double at, Camera camera) {
        return camera.scale() == 1 ? Math.floor(at) + 0.5 : at;
    }

    private void box(Placed placed, Sight sight) {
        Camera camera = sight.camera();
        Point at = sight.glide().of(placed);
        double x = camera.scale() == 1 ? Math.round(camera.x(at.x())) : camera.x(at.x());
        double y = camera.scale() == 1 ? Math.round(camera.y(at.y())) : camera.y(at.y());
        boxes.paint(placed.box(), new Spot(x, y, placed.width() * camera.scale(), placed.height() * camera.scale(), camera.scale()), sight.marks());
    }

    private void frame(Frame frame, Sight sight) {
        Camera camera = sight.camera();
        double x = Math.round(camera.x(frame.x())) + 0.5;
        double y = Math.round(camera.y(frame.y())) + 0.5;
        double width = frame.width() * camera.scale();
        double height = frame.height() * camera.scale();
        double radius = 16 * Math.min(1, camera.scale());
        brush.fill(Role.FRAME);
        pen.fillRoundRect(x, y, width, height, radius, radius);
        brush.line(Role.FRAME_BORDER, 1);
        pen.strokeRoundRect(x, y, width, height, radius, radius);
        if (camera.scale() >= 0.3) {
            brush.write(frame.group(), CAPTION, Role.MUTED, x + 10 * camera.scale(), y + Math.max(7, 12 * camera.scale()), width - 20 * camera.scale());
        }
    }

    private void headings(Sight sight, double width) {
        List<Headings.Heading> headings = sight.camera().scale() < 0.5 ? List.of() : Headings.of(sight.sheet().drawing());
        if (headings.isEmpty()) {
            return;
        }
        brush.fill(Role.PAPER);
        pen.fillRect(0, 0, width, HEADING);
        headings.forEach(heading -> brush.write(
                brush.words().say("topology.column." + heading.column().name().toLowerCase(Locale.ROOT)), CAPTION, Role.MUTED, sight.camera().x(heading.left()), HEADING / 2, 240));
    }
}
