package dev.pilothouse.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Grid.Lane;
import dev.pilothouse.topology.Picture.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places new boxes among those that stay: in the first free space of their column within their row, else below everything. */
final class Additions {

    private final Map<String, Placed> old;
    private final Picture picture;
    private final Grid grid;
    private final Map<Lane, Double> lefts = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private double bottom = Grid.MARGIN;

    Additions(Map<String, Placed> old, Picture picture) {
        this.old = old;
        this.picture = picture;
        grid = new Grid(picture);
    }

    List<Placed> placed() {
        List<Box> added = new ArrayList<>();
        for (Box box : picture.boxes()) {
            Placed before = old.get(box.id());
            if (before == null || before.width() != Grid.width(box) || before.height() != Grid.height(box)) {
                added.add(box);
            } else {
                keep(new Placed(box, before.x(), before.y(), before.width(), before.height()));
            }
        }
        old.values().forEach(each -> lefts.putIfAbsent(grid.lane(each.box()), each.x()));
        added.forEach(this::add);
        return List.copyOf(placed);
    }

    private void keep(Placed box) {
        placed.add(box);
        lefts.putIfAbsent(grid.lane(box.box()), box.x());
        bottom = Math.max(bottom, box.y() + box.height());
    }

    private void add(Box box) {
        double x = lefts.computeIfAbsent(grid.lane(box), _ -> newLane(box));
        double width = Grid.width(box);
        double height = Grid.height(box);
        List<Placed> row = placed.stream().filter(each -> each.box().row().equals(box.row()) && each.box().group().equals(box.group())).toList();
        double y = bottom + Grid.GAP + Rows.TITLE + Rows.PADDING;
        if (!row.isEmpty()) {
            double from = row.stream().mapToDouble(Placed::y).min().orElse(0);
            double to = row.stream().mapToDouble(each -> each.y() + each.height()).max().orElse(0);
            double end = row.stream().filter(each -> each.x() == x).mapToDouble(each -> each.y() + each.height() + Grid.GAP).max().orElse(from);
            y = free(x, width, height, end, to, free(x, width, height, from, to, y));
        }
        keep(new Placed(box, x, y, width, height));
    }

    /** Right of everything: a lane between others would move them. */
    private double newLane(Box box) {
        return lefts.values().stream().mapToDouble(Double::doubleValue).max().orElse(grid.left(box)) + Grid.width(box) + Grid.CHANNEL;
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
