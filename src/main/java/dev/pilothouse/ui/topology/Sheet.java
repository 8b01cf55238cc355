package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Picture.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;

/** A drawing to look things up in: what is at a point, what is in an area, what leads from a box. */
final class Sheet {

    static final Sheet EMPTY = new Sheet(new Drawing(1, 1, List.of(), List.of(), List.of()));

    private final Drawing drawing;
    private final Map<String, Placed> boxes = new LinkedHashMap<>();
    private final Map<String, List<Routed>> wires = new HashMap<>();
    private final SpatialIndex boxIndex = new SpatialIndex();
    private final SpatialIndex wireIndex = new SpatialIndex();

    Sheet(Drawing drawing) {
        this.drawing = drawing;
        for (int i = 0; i < drawing.boxes().size(); i++) {
            Placed box = drawing.boxes().get(i);
            boxes.put(box.box().id(), box);
            boxIndex.add(i, area(box));
        }
        for (int i = 0; i < drawing.wires().size(); i++) {
            Routed wire = drawing.wires().get(i);
            wires.computeIfAbsent(wire.wire().from(), _ -> new ArrayList<>()).add(wire);
            if (!wire.wire().from().equals(wire.wire().to())) {
                wires.computeIfAbsent(wire.wire().to(), _ -> new ArrayList<>()).add(wire);
            }
            for (int corner = 1; corner < wire.points().size(); corner++) {
                wireIndex.add(i, around(wire.points().get(corner - 1), wire.points().get(corner)));
            }
        }
    }

    Drawing drawing() {
        return drawing;
    }

    Rectangle2D bounds() {
        return new Rectangle2D(0, 0, Math.max(1, drawing.width()), Math.max(1, drawing.height()));
    }

    static Rectangle2D area(Placed box) {
        return new Rectangle2D(box.x(), box.y(), box.width(), box.height());
    }

    private static Rectangle2D around(Point one, Point two) {
        return new Rectangle2D(Math.min(one.x(), two.x()), Math.min(one.y(), two.y()), Math.abs(one.x() - two.x()), Math.abs(one.y() - two.y()));
    }

    Optional<Placed> box(String id) {
        return Optional.ofNullable(boxes.get(id));
    }

    /** Returns the box at that point of the drawing. */
    Optional<Placed> at(double x, double y) {
        return IntStream.of(boxIndex.near(new Rectangle2D(x, y, 0, 0)))
                .mapToObj(drawing.boxes()::get)
                .filter(box -> area(box).contains(x, y))
                .findFirst();
    }

    /** Returns the wire that passes nearest to that point, no further from it than {@code reach}. */
    Optional<Routed> wireAt(double x, double y, double reach) {
        Routed best = null;
        double nearest = reach;
        for (Routed wire : wiresIn(new Rectangle2D(x - reach, y - reach, 2 * reach, 2 * reach))) {
            double distance = distance(wire, x, y);
            if (distance <= nearest) {
                nearest = distance;
                best = wire;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double distance(Routed wire, double x, double y) {
        double least = Double.MAX_VALUE;
        for (int i = 1; i < wire.points().size(); i++) {
            Point from = wire.points().get(i - 1);
            Point to = wire.points().get(i);
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            double along = length == 0 ? 0 : Math.clamp(((x - from.x()) * (to.x() - from.x()) + (y - from.y()) * (to.y() - from.y())) / (length * length), 0, 1);
            least = Math.min(least, Math.hypot(x - from.x() - along * (to.x() - from.x()), y - from.y() - along * (to.y() - from.y())));
        }
        return least;
    }

    List<Placed> boxesIn(Rectangle2D area) {
        return IntStream.of(boxIndex.near(area)).mapToObj(drawing.boxes()::get).filter(box -> area(box).intersects(area)).toList();
    }

    /** Returns the wires that come near the area. */
    List<Routed> wiresIn(Rectangle2D area) {
        return IntStream.of(wireIndex.near(area)).mapToObj(drawing.wires()::get).toList();
    }

    /** Returns the wires that begin or end at that box. */
    List<Routed> wiresOf(String id) {
        return wires.getOrDefault(id, List.of());
    }

    /** Returns the box at the other end of a wire. */
    Optional<Placed> across(Routed wire, String id) {
        return box(wire.wire().from().equals(id) ? wire.wire().to() : wire.wire().from());
    }

    /** Returns whether everything stands where it stands in the other. */
    boolean keepsPlacesOf(Sheet other) {
        return boxes.values().stream().allMatch(box -> other.box(box.box().id()).filter(before -> !sameplace(before, box)).isEmpty());
    }

    private static boolean sameplace(Placed one, Placed two) {
        return one.x() == two.x() && one.y() == two.y();
    }

    /** Returns the boxes whose title or kind has the words, in reading order. */
    List<Placed> named(String words) {
        String wanted = words.strip().toLowerCase(java.util.Locale.ROOT);
        return wanted.isEmpty() ? List.of() : inOrder().filter(box -> names(box.box(), wanted)).toList();
    }

    private static boolean names(Box box, String wanted) {
        return box.title().toLowerCase(java.util.Locale.ROOT).contains(wanted) || box.kind().name().toLowerCase(java.util.Locale.ROOT).contains(wanted);
    }

    /** Returns all boxes from top to bottom, in a line from left to right. */
    java.util.stream.Stream<Placed> inOrder() {
        return drawing.boxes().stream().sorted(java.util.Comparator.comparingDouble(Placed::y).thenComparingDouble(Placed::x));
    }
}
