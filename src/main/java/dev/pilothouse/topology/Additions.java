package dev.pilothouse.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Grid.Lane;
import dev.pilothouse.topology.Picture.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Places new boxes among those that stay: in the first free space of their column within their row, else below everything. */
final class Additions {

    private final Map<String, Placed> old;
    private final Picture picture;
    private final Grid grid;
    private final Grid before;
    private final Map<Lane, NavigableSet<Double>> lefts = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private double bottom = Grid.MARGIN;

    Additions(Map<String, Placed> old, Picture picture) {
        this.old = old;
        this.picture = picture;
        grid = new Grid(picture);
        before = new Grid(new Picture(old.values().stream().map(Placed::box).toList(), picture.wires(), 0, Map.of()));
    }

    List<Placed> placed() {
        List<Box> added = new ArrayList<>();
        for (Box box : picture.boxes()) {
            Placed was = old.get(box.id());
            if (was == null || was.width() != Grid.width(box) || was.height() != Grid.height(box)) {
                added.add(box);
            } else {
                keep(new Placed(box, was.x(), was.y(), was.width(), was.height()));
            }
        }
        old.values().forEach(this::laneOf);
        added.forEach(this::add);
        return List.copyOf(placed);
    }

    private void keep(Placed box) {
        placed.add(box);
        laneOf(box);
        bottom = Math.max(bottom, box.y() + box.height());
    }

    private void laneOf(Placed box) {
        lefts.computeIfAbsent(grid.lane(box.box()), _ -> new TreeSet<>()).add(box.x());
    }

    private void add(Box box) {
        double width = Grid.width(box);
        double height = Grid.height(box);
        List<Placed> row = placed.stream().filter(each -> each.box().row().equals(box.row()) && each.box().group().equals(box.group())).toList();
        double x = left(box, row);
        double y = bottom + Grid.GAP + Rows.TITLE + Rows.PADDING;
        if (!row.isEmpty()) {
            double from = row.stream().mapToDouble(Placed::y).min().orElse(0);
            double to = row.stream().mapToDouble(each -> each.y() + each.height()).max().orElse(0);
            double end = row.stream().filter(each -> each.x() == x).mapToDouble(each -> each.y() + each.height() + Grid.GAP).max().orElse(from);
            y = free(x, width, height, end, to, free(x, width, height, from, to, y));
        }
        keep(new Placed(box, x, y, width, height));
    }

    /** Where columns of applications stand side by side, a lane is there once in each: that of its row is as far from the row's others as everywhere. */
    private double left(Box box, List<Placed> row) {
        NavigableSet<Double> known = lefts.getOrDefault(grid.lane(box), new TreeSet<>());
        if (known.isEmpty()) {
            return newLane(box);
        }
        if (row.isEmpty()) {
            return known.first();
        }
        double wanted = before.left(box) + row.getFirst().x() - before.left(row.getFirst().box());
        boolean clear = placed.stream().noneMatch(each -> each.x() != wanted && each.x() < wanted + Grid.width(box) && wanted < each.x() + each.width());
        return clear ? wanted : known.stream().min(Comparator.comparingDouble(x -> Math.abs(x - wanted))).orElse(wanted);
    }

    /** Right of everything: a lane between others would move them. */
    private double newLane(Box box) {
        return lefts.values().stream().mapToDouble(NavigableSet::last).max().orElse(grid.left(box)) + Grid.width(box) + Grid.CHANNEL;
    }

    /** Returns the first free top between two heights, else another. */
    private double free(double x, double width, double height, double from, double to, double otherwise) {
        double y = from;
        List<Placed> column = placed.stream()
                .filter(each -> each.x() < x + width && x < each.x() + each.width())
                .sorted(Comparator.comparingDouble(Placed::y))
                .toList();
        for (Placed each : column) {
            if (each.y() < y + height + Grid.GAP && y < each.y() + each.height() + Grid.GAP) {
                y = each.y() + each.height() + Grid.GAP;
            }
        }
        return y + height <= to ? y : otherwise;
    }
}
