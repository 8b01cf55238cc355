package dev.pilothouse.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Point;
import dev.pilothouse.topology.Drawing.Routed;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the corners of lines: out at the right side of a box, up or down in the channel beside its column, and into the left side of the
 * other. Where columns lie between, a line passes between their boxes. Lines of one box share a channel's track, so that they part like
 * branches; those of others have tracks of their own as long as there is room.
 */
final class Router {

    private static final double TRACK = 8;

    /** A column's extent from left to right, and its boxes from top to bottom. */
    private record Lane(double left, double right, NavigableMap<Double, Placed> boxes) {}

    private final Map<String, Placed> boxes = new HashMap<>();
    private final NavigableMap<Double, Lane> lanes = new TreeMap<>();
    private final Map<Double, Channel> channels = new TreeMap<>();

    Router(List<Placed> placed) {
        for (Placed box : placed) {
            boxes.put(box.box().id(), box);
            Lane lane = lanes.get(box.x());
            double right = Math.max(box.x() + box.width(), lane == null ? 0 : lane.right());
            Lane wider = new Lane(box.x(), right, lane == null ? new TreeMap<>() : lane.boxes());
            wider.boxes().put(box.y(), box);
            lanes.put(box.x(), wider);
        }
    }

    List<Routed> routed(List<Wire> wires) {
        List<Route> routes = new ArrayList<>();
        for (Wire wire : wires) {
            Placed from = boxes.get(wire.from());
            Placed to = boxes.get(wire.to());
            if (from != null && to != null) {
                routes.add(route(wire, from, to));
            }
        }
        return routes.stream().map(Route::routed).toList();
    }

    /** A line before its tracks are known: heights, and between each two the channel in which it changes from one to the other. */
    private record Route(Wire wire, double start, double end, List<Double> heights, List<Channel.Turn> turns, boolean backward) {

        Routed routed() {
            List<Point> points = new ArrayList<>();
            points.add(new Point(start, heights.getFirst()));
            for (int i = 0; i < turns.size(); i++) {
                if (!heights.get(i).equals(heights.get(i + 1))) {
                    double x = turns.get(i).x();
                    points.add(new Point(x, heights.get(i)));
                    points.add(new Point(x, heights.get(i + 1)));
                }
            }
            points.add(new Point(end, heights.getLast()));
            return new Routed(wire, List.copyOf(backward ? points.reversed() : points));
        }
    }

    private Route route(Wire wire, Placed from, Placed to) {
        boolean forward = to.x() >= from.x() + from.width();
        boolean backward = from.x() >= to.x() + to.width();
        Placed left = backward ? to : from;
        Placed right = backward ? from : to;
        double y1 = left.y() + left.height() / 2;
        double y2 = right.y() + right.height() / 2;
        List<Double> heights = new ArrayList<>(List.of(y1));
        List<Channel.Turn> turns = new ArrayList<>();
        if (!forward && !backward) {
            turns.add(channel(from.x()).turn(wire.from(), y1, y2));
            heights.add(y2);
            return new Route(wire, from.x() + from.width(), to.x() + to.width(), heights, turns, false);
        }
        String key = backward ? wire.to() : wire.from();
        double at = left.x();
        for (Lane lane : lanes.subMap(left.x(), false, right.x(), false).values()) {
            double pass = free(lane, heights.getLast(), y2);
            turns.add(channel(at).turn(key, heights.getLast(), pass));
            heights.add(pass);
            at = lane.left();
        }
        turns.add(channel(at).turn(key, heights.getLast(), y2));
        heights.add(y2);
        return new Route(wire, left.x() + left.width(), right.x(), heights, turns, backward);
    }

    /** Returns the channel right of the column that begins there. */
    private Channel channel(double laneLeft) {
        return channels.computeIfAbsent(laneLeft, left -> {
            Lane lane = java.util.Objects.requireNonNull(lanes.get(left));
            double end = Optional.ofNullable(lanes.higherKey(left)).orElse(lane.right() + Grid.CHANNEL);
            return new Channel(lane.right(), end, TRACK);
        });
    }

    /** Returns the height nearest to the wanted one, seen from where the line comes, at which it passes between the boxes of a column. */
    private static double free(Lane lane, double from, double wanted) {
        if (passes(lane, from)) {
            return from;
        }
        double best = Double.NaN;
        for (double height : List.of(wanted, above(lane, from), below(lane, from), above(lane, wanted), below(lane, wanted))) {
            boolean better = Double.isNaN(best) || cost(height, from, wanted) < cost(best, from, wanted);
            if (passes(lane, height) && better) {
                best = height;
            }
        }
        return Double.isNaN(best) ? wanted : best;
    }

    private static double cost(double height, double from, double wanted) {
        return Math.abs(height - from) + Math.abs(height - wanted);
    }

    private static boolean passes(Lane lane, double height) {
        Map.Entry<Double, Placed> at = lane.boxes().floorEntry(height + 4);
        return at == null || at.getValue().y() + at.getValue().height() + 4 <= height;
    }

    private static double above(Lane lane, double height) {
        Map.Entry<Double, Placed> box = lane.boxes().floorEntry(height + 4);
        return box == null ? height : box.getKey() - Grid.GAP / 2;
    }

    private static double below(Lane lane, double height) {
        Map.Entry<Double, Placed> box = lane.boxes().floorEntry(height + 4);
        return box == null ? height : box.getKey() + box.getValue().height() + Grid.GAP / 2;
    }
}
