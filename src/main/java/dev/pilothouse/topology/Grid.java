package dev.pilothouse.topology;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sizes of boxes, and where the columns are, in pixels: the same for all rows, so that a map reads like a table. */
final class Grid {

    static final double MARGIN = 24;

    /** Space between two boxes of a column, wide enough for a line to pass. */
    static final double GAP = 22;

    /** Space between two columns, in which lines turn. */
    static final double CHANNEL = 88;

    private static final double WIDE = 236;
    private static final double NARROW = 176;
    private static final double HIGH = 68;

    /** Height of the largest box. */
    static final double WIDE_HEIGHT = HIGH;
    private static final double LOW = 46;

    /** Place of a box from left to right. */
    record Lane(Column column, int depth) implements Comparable<Lane> {

        @Override
        public int compareTo(Lane other) {
            int byColumn = column.compareTo(other.column);
            return byColumn != 0 ? byColumn : Integer.compare(depth, other.depth);
        }
    }

    private final Map<Lane, Double> lefts = new TreeMap<>();
    private final Set<String> owned;
    private double width = MARGIN;

    /** Lays the lanes that the boxes need beside each other, each as wide as its widest box. */
    Grid(Picture picture) {
        owned = picture.wires().stream().filter(wire -> wire.link() == Link.OWNS).map(Picture.Wire::to).collect(Collectors.toSet());
        Map<Lane, Double> widths = new TreeMap<>();
        picture.boxes().forEach(box -> widths.merge(lane(box), width(box), Math::max));
        widths.forEach((lane, wide) -> {
            lefts.put(lane, width);
            width += wide + CHANNEL;
        });
    }

    /** A workload that nobody owns is at the left edge of its column, whatever its kind. */
    Lane lane(Box box) {
        boolean first = box.folded() || (box.column() == Column.WORKLOAD && !owned.contains(box.id()));
        return new Lane(box.column(), first ? 0 : Roles.depth(box.kind()));
    }

    double left(Box box) {
        return lefts.getOrDefault(lane(box), MARGIN);
    }

    /** Returns where further columns begin, right of all lanes. */
    double beyond(int column) {
        return width - CHANNEL / 2 + strip(column);
    }

    /** Returns how far right the boxes of a column are that are connected with nothing in their row, from the first such column. */
    static double strip(int column) {
        return column * (WIDE + CHANNEL / 2);
    }

    static double width(Box box) {
        return large(box) ? WIDE : NARROW;
    }

    static double height(Box box) {
        return large(box) ? HIGH : LOW;
    }

    /** Workloads show their pods. */
    private static boolean large(Box box) {
        return box.column() == Column.WORKLOAD && !box.kind().sameAs(WellKnown.POD);
    }
}
