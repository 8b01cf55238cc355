package dev.pilothouse.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Drawing.Frame;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Wire;
import dev.pilothouse.topology.Verdict.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a drawing as one SVG file that needs nothing else: no script, no font, no picture from elsewhere. Names come from a cluster, so all
 * text is escaped.
 */
public final class Svg {

    private static final double CORNER = 8;
    private static final int MOST_SQUARES = 16;

    /** Mean width of a letter at 13 pixels, by which names are cut to fit. */
    private static final double LETTER = 8;

    private final Palette palette;
    private final Function<Box, String> caption;
    private final Function<Wire, String> remark;
    private final StringBuilder out = new StringBuilder(8192);

    private Svg(Palette palette, Function<Box, String> caption, Function<Wire, String> remark) {
        this.palette = palette;
        this.caption = caption;
        this.remark = remark;
    }

    /**
     * Returns the text of the file.
     *
     * @param caption second line of a box
     * @param remark what is to be said about a line, such as why nothing passes along it; empty for nothing, shown when the pointer rests on it
     */
    public static String of(Drawing drawing, Palette palette, Function<Box, String> caption, Function<Wire, String> remark) {
        return new Svg(palette, caption, remark).write(drawing);
    }

    private String write(Drawing drawing) {
        long width = Math.round(Math.max(drawing.width(), 1));
        long height = Math.round(Math.max(drawing.height(), 1));
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open(
                "svg", "xmlns", "http://www.w3.org/2000/svg", "width", width, "height", height, "viewBox", "0 0 " + width + " " + height,
                "font-family", "Inter, Arial, sans-serif", "font-size", 13);
        element("rect", "width", "100%", "height", "100%", "fill", palette.colour("bg-subtle"));
        drawing.groups().forEach(this::frame);
        drawing.wires().forEach(this::wire);
        drawing.boxes().forEach(this::box);
        close("svg");
        return out.toString();
    }

    private void frame(Frame frame) {
        element(
                "rect", "x", frame.x(), "y", frame.y(), "width", frame.width(), "height", frame.height(), "rx", 10,
                "fill", palette.colour("bg-inset"), "stroke", palette.colour("border-default"));
        text(frame.x() + 12, frame.y() + 20, frame.group(), "fg-muted", 12, true, frame.width() - 24);
    }

    private void wire(Routed routed) {
        boolean broken = routed.wire().fault().isPresent();
        Optional<Ruling> ruling = routed.wire().verdict().filter(_ -> !broken).map(Verdict::ruling);
        String colour = palette.colour(broken ? "bad-emphasis" : routed.wire().verdict().map(Svg::token).orElse("border-control"));
        String dashes = switch (routed.wire().link()) {
            case USES, STORES, RUNS_AS, GRANTS -> "5 4";
            case SCALES, PROTECTS, GUARDS -> "1.5 4";
            case OWNS, ROUTES, SERVES, RUNS_ON, REACHES -> "none";
        };
        open("g");
        title(remark.apply(routed.wire()));
        element("path", "d", path(routed.points()), "fill", "none", "stroke", colour, "stroke-width", 1.3, "stroke-dasharray", dashes);
        if (dashes.equals("none") || routed.wire().link() == Link.SCALES) {
            arrow(routed.points(), colour);
        }
        if (broken || ruling.equals(Optional.of(Ruling.DENIED))) {
            cross(middle(routed.points()), colour);
        }
        if (ruling.filter(now -> now == Ruling.ALLOWED || now == Ruling.SOME).isPresent()) {
            tick(middle(routed.points()));
        }
        if (!routed.wire().label().isEmpty()) {
            Point end = routed.points().getLast();
            text(end.x() - 52, end.y() - 5, routed.wire().label(), "fg-muted", 11, false, 60);
        }
        close("g");
    }

    private static String token(Verdict verdict) {
        return switch (verdict.ruling()) {
            case OPEN -> "border-control";
            case ALLOWED, SOME -> "ok-emphasis";
            case DENIED -> "bad-emphasis";
        };
    }

    private void tick(Point at) {
        element("circle", "cx", at.x(), "cy", at.y(), "r", 8, "fill", palette.colour("bg-subtle"));
        element("path", "d", move(new Point(at.x() - 4, at.y())) + " l3 4 l5 -7", "stroke", palette.colour("ok-emphasis"), "stroke-width", 2, "fill", "none");
    }

    /** Rounds corners as far as the pieces beside them allow. */
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder(move(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            double radius = Math.min(CORNER, Math.min(distance(points.get(i - 1), corner), distance(corner, points.get(i + 1))) / 2);
            Point before = toward(corner, points.get(i - 1), radius);
            Point after = toward(corner, points.get(i + 1), radius);
            path.append(" L").append(pair(before)).append(" Q").append(pair(corner)).append(' ').append(pair(after));
        }
        return path.append(" L").append(pair(points.getLast())).toString();
    }

    private static double distance(Point one, Point other) {
        return Math.abs(one.x() - other.x()) + Math.abs(one.y() - other.y());
    }

    private static Point toward(Point from, Point to, double by) {
        double whole = distance(from, to);
        double share = whole == 0 ? 0 : by / whole;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private void arrow(List<Point> points, String colour) {
        Point end = points.getLast();
        int back = end.x() >= points.get(points.size() - 2).x() ? -7 : 7;
        element("path", "d", move(end) + " l" + back + " -4 v8 z", "fill", colour);
    }

    private void cross(Point at, String colour) {
        element("circle", "cx", at.x(), "cy", at.y(), "r", 8, "fill", palette.colour("bg-subtle"));
        element("path", "d", move(new Point(at.x() - 4, at.y() - 4)) + " l8 8 m0 -8 l-8 8", "stroke", colour, "stroke-width", 2);
    }

    private static String move(Point to) {
        return "M" + pair(to);
    }

    private static String pair(Point point) {
        return number(point.x()) + " " + number(point.y());
    }

    /** Returns the point half-way along a line. */
    private static Point middle(List<Point> points) {
        double left = 0;
        for (int i = 1; i < points.size(); i++) {
            left += distance(points.get(i - 1), points.get(i));
        }
        left /= 2;
        for (int i = 1; i < points.size(); i++) {
            double piece = distance(points.get(i - 1), points.get(i));
            if (left <= piece) {
                return toward(points.get(i - 1), points.get(i), left);
            }
            left -= piece;
        }
        return points.getLast();
    }

    private void box(Placed placed) {
        Box box = placed.box();
        boolean bad = box.missing() || box.health().state() == Health.State.BAD;
        open("g");
        title(box.ref().map(Object::toString).orElse(box.title()));
        element(
                "rect", "x", placed.x(), "y", placed.y(), "width", placed.width(), "height", placed.height(), "rx", 6,
                "fill", palette.colour("bg-default"), "stroke", palette.colour(bad ? "bad-emphasis" : "border-default"),
                "stroke-dasharray", box.missing() ? "4 3" : "none");
        text(placed.x() + 12, placed.y() + 20, box.title(), "fg-default", 13, true, placed.width() - 40);
        text(placed.x() + 12, placed.y() + 36, caption.apply(box), "fg-subtle", 11, false, placed.width() - 24);
        silhouette(Silhouette.of(box.health().state()), box.health(), placed.x() + placed.width() - Silhouette.ICON - 8, placed.y() + 8);
        boolean squares = placed.height() > 50 && box.pods().size() <= MOST_SQUARES;
        for (int i = 0; squares && i < box.pods().size(); i++) {
            Health pod = box.pods().get(i);
            silhouette(Silhouette.pod(pod.state()), pod, placed.x() + 12 + i * (Silhouette.POD + 3), placed.y() + 46);
        }
        close("g");
    }

    private void silhouette(Silhouette shape, Health health, double x, double y) {
        String colour = palette.colour(emphasis(health));
        open("g", "transform", "translate(" + number(x) + " " + number(y) + ")");
        part(shape.filled(), "fill", colour);
        part(shape.drawn(), "fill", "none", "stroke", colour, "stroke-width", 1.3);
        part(shape.upon(), "fill", "none", "stroke", palette.colour("fg-on-emphasis"), "stroke-width", 1.6);
        close("g");
    }

    private void part(String path, Object... paint) {
        if (!path.isEmpty()) {
            element("path", Stream.concat(Stream.of("d", path), Stream.of(paint)).toArray());
        }
    }

    private static String emphasis(Health health) {
        return switch (health.state()) {
            case OK -> "ok-emphasis";
            case WARN -> "warn-emphasis";
            case BAD -> "bad-emphasis";
            case PROGRESS -> "progress-emphasis";
            case WAITING, PAUSED, UNKNOWN, DONE -> "unknown-emphasis";
        };
    }

    private void text(double x, double y, String text, String colour, int size, boolean bold, double room) {
        int most = (int) Math.max(4, room / (LETTER * size / 13));
        String cut = text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
        start("text", "x", x, "y", y, "fill", palette.colour(colour), "font-size", size, "font-weight", bold ? 600 : 400);
        out.append('>').append(escaped(cut)).append("</text>\n");
    }

    private void title(String text) {
        out.append(text.isEmpty() ? "" : "<title>" + escaped(text) + "</title>\n");
    }

    private void element(String name, Object... attributes) {
        start(name, attributes);
        out.append("/>\n");
    }

    private void open(String name, Object... attributes) {
        start(name, attributes);
        out.append(">\n");
    }

    private void close(String name) {
        out.append("</").append(name).append(">\n");
    }

    private void start(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            out.append(' ').append(attributes[i]).append("=\"").append(value instanceof Double number ? number(number) : escaped(value.toString())).append('"');
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Returns text that is nothing but text in XML: markup escaped, and what XML forbids or a terminal obeys replaced. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(plain(c) ? c : 0xfffd);
            }
        });
        return safe.toString();
    }

    private static boolean plain(int c) {
        boolean override = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        boolean surrogate = c >= 0xd800 && c <= 0xdfff;
        return !Character.isISOControl(c) && !override && !surrogate && c != 0xfffe && c != 0xffff;
    }
}
