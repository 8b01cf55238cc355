package dev.pilothouse.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Grid.Lane;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.topology.Picture.Column;
import dev.pilothouse.topology.Picture.Wire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Places boxes afresh: applications below each other, in columns where they are many, and in each the workloads in the order of their
 * names, with what belongs to a workload at its height.
 */
final class Rows {

    /** Space between a frame and its boxes. */
    static final double PADDING = 14;

    /** Height of a frame's name. */
    static final double TITLE = 22;

    private static final double BETWEEN = 30;
    private static final int SWEEPS = 3;
    private static final int MANY = 13;
    private static final int MOST_ACROSS = 16;

    private final Picture picture;
    private final Grid grid;
    private final Map<String, List<String>> neighbours = new HashMap<>();
    private final Map<String, Double> tops = new HashMap<>();
    private final Map<String, Double> lefts = new HashMap<>();
    private final Map<String, Box> boxes = new HashMap<>();

    Rows(Picture picture) {
        this.picture = picture;
        grid = new Grid(picture);
        picture.boxes().forEach(box -> boxes.put(box.id(), box));
        for (Wire wire : picture.wires()) {
            neighbours.computeIfAbsent(wire.from(), _ -> new ArrayList<>()).add(wire.to());
            neighbours.computeIfAbsent(wire.to(), _ -> new ArrayList<>()).add(wire.from());
        }
    }

    List<Placed> placed() {
        Map<String, Map<String, List<Box>>> groups = new TreeMap<>();
        picture.boxes().forEach(box -> groups.computeIfAbsent(box.group(), _ -> new TreeMap<>()).computeIfAbsent(box.row(), _ -> new ArrayList<>()).add(box));
        List<Section> sections = new ArrayList<>();
        List<Box> loose = new ArrayList<>();
        groups.forEach((name, rows) -> {
            List<Box> alone = new ArrayList<>();
            List<List<Box>> others = new ArrayList<>();
            boolean many = rows.values().stream().filter(row -> row.size() == 1).count() >= MANY;
            for (List<Box> row : inOrder(rows)) {
                if (row.size() == 1 && (many || neighbours.getOrDefault(row.getFirst().id(), List.of()).isEmpty())) {
                    alone.add(row.getFirst());
                } else {
                    others.add(row);
                }
            }
            if (name.isEmpty()) {
                others.forEach(row -> sections.add(new Section(row, row(row, 0) + BETWEEN)));
                loose.addAll(alone);
            } else {
                sections.add(framed(others, alone));
            }
        });
        Newspaper newspaper = new Newspaper(sections.stream().map(Section::height).toList(), sections.stream().mapToDouble(this::width).max().orElse(0));
        for (int i = 0; i < sections.size(); i++) {
            Newspaper.Spot spot = newspaper.spots().get(i);
            sections.get(i).boxes().forEach(box -> shift(box, spot.x(), spot.y() + Grid.MARGIN));
        }
        if (newspaper.columns() == 1) {
            alone(loose, newspaper.height() + Grid.MARGIN);
        } else {
            beside(loose, newspaper.columns() * newspaper.pitch(), newspaper.height());
        }
        return picture.boxes().stream().map(box -> new Placed(box, left(box), at(box), Grid.width(box), Grid.height(box))).toList();
    }

    /** What stays together: boxes placed from zero down, and how high they are with the space to what comes next. */
    private record Section(List<Box> boxes, double height) {}

    private Section framed(List<List<Box>> rows, List<Box> alone) {
        double top = PADDING + TITLE;
        List<Box> all = new ArrayList<>(alone);
        for (List<Box> row : rows) {
            top = row(row, top) + BETWEEN;
            all.addAll(row);
        }
        return new Section(all, alone(alone, top) + PADDING);
    }

    private double width(Section section) {
        return section.boxes().stream().mapToDouble(box -> left(box) + Grid.width(box)).max().orElse(0) + Grid.CHANNEL - Grid.MARGIN;
    }

    private void shift(Box box, double x, double y) {
        lefts.put(box.id(), left(box) + x);
        tops.merge(box.id(), y, Double::sum);
    }

    /** Right of everything, where there are columns already, below each other as far as those reach. */
    private void beside(List<Box> boxes, double left, double height) {
        int down = Math.max(1, (int) (height / (Grid.WIDE_HEIGHT + BETWEEN)));
        for (int i = 0; i < boxes.size(); i++) {
            lefts.put(boxes.get(i).id(), left + Grid.MARGIN + Grid.strip(i / down));
            tops.put(boxes.get(i).id(), Grid.MARGIN + i % down * (Grid.WIDE_HEIGHT + BETWEEN));
        }
    }

    /** Boxes that are rows by themselves stand below each other while they are few, and side by side where they would make a map a thread. */
    private double alone(List<Box> boxes, double top) {
        int across = boxes.size() < MANY ? 1 : Math.clamp(Math.round(Math.sqrt(boxes.size() / 2.0)), 2, MOST_ACROSS);
        double y = top;
        for (int i = 0; i < boxes.size(); i += across) {
            double end = y;
            for (int k = 0; k < across && i + k < boxes.size(); k++) {
                Box box = boxes.get(i + k);
                tops.put(box.id(), y);
                lefts.put(box.id(), k == 0 ? grid.left(box) : grid.beyond(k - 1));
                end = Math.max(end, y + Grid.height(box));
            }
            y = end + BETWEEN;
        }
        return y;
    }

    /** By their names; those of one box alone last. */
    private static List<List<Box>> inOrder(Map<String, List<Box>> rows) {
        return rows.values().stream().sorted(Comparator.comparingInt(row -> row.size() == 1 ? 1 : 0)).toList();
    }

    /** Places a row and returns where it ends. */
    private double row(List<Box> row, double top) {
        Map<Lane, List<Box>> lanes = new TreeMap<>();
        row.forEach(box -> lanes.computeIfAbsent(grid.lane(box), _ -> new ArrayList<>()).add(box));
        List<Box> spine = lanes.getOrDefault(spine(lanes), List.of());
        spread(spine, row, top);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            lanes.forEach((_, lane) -> {
                if (lane != spine) {
                    near(lane, top);
                }
            });
        }
        return row.stream().mapToDouble(box -> at(box) + Grid.height(box)).max().orElse(top);
    }

    /** Returns the lane by which the others are placed: of workloads where there are any, else the fullest. */
    private static Lane spine(Map<Lane, List<Box>> lanes) {
        return lanes.entrySet().stream()
                .max(Comparator.<Map.Entry<Lane, List<Box>>>comparingInt(lane -> lane.getKey().equals(new Lane(Column.WORKLOAD, 0)) ? 1 : 0)
                        .thenComparingInt(lane -> lane.getValue().size()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** Leaves each as much room as the fullest lane needs for what comes first to it. */
    private void spread(List<Box> spine, List<Box> row, double top) {
        Map<String, Map<Lane, Double>> needs = new HashMap<>();
        for (Box box : row) {
            if (!spine.contains(box)) {
                spine.stream()
                        .filter(each -> neighbours.getOrDefault(box.id(), List.of()).contains(each.id()))
                        .findFirst()
                        .ifPresent(each -> needs.computeIfAbsent(each.id(), _ -> new LinkedHashMap<>()).merge(grid.lane(box), Grid.height(box) + Grid.GAP, Double::sum));
            }
        }
        double y = top;
        for (Box box : spine) {
            double own = Grid.height(box) + Grid.GAP;
            double slot = needs.getOrDefault(box.id(), Map.of()).values().stream().mapToDouble(Double::doubleValue).reduce(own, Math::max);
            tops.put(box.id(), y + (slot - own) / 2);
            y += slot;
        }
    }

    /** Moves the boxes of a lane to the middle of what they are connected with. */
    private void near(List<Box> lane, double top) {
        Map<String, Double> wishes = new HashMap<>();
        lane.forEach(box -> wishes.put(box.id(), wish(box, top)));
        lane.sort(Comparator.<Box>comparingDouble(box -> wishes.getOrDefault(box.id(), top)).thenComparing(Box::title).thenComparing(Box::id));
        double[] wanted = lane.stream().mapToDouble(box -> wishes.getOrDefault(box.id(), top) - Grid.height(box) / 2).toArray();
        double[] heights = lane.stream().mapToDouble(box -> Grid.height(box) + Grid.GAP).toArray();
        double[] found = Stack.tops(wanted, heights, top);
        for (int i = 0; i < found.length; i++) {
            tops.put(lane.get(i).id(), found[i]);
        }
    }

    private double wish(Box box, double top) {
        List<Box> near = neighbours.getOrDefault(box.id(), List.of()).stream()
                .map(boxes::get)
                .filter(other -> other != null && tops.containsKey(other.id()) && other.row().equals(box.row()) && other.group().equals(box.group()))
                .toList();
        List<Box> workloads = near.stream().filter(other -> other.column() == Column.WORKLOAD).toList();
        return (workloads.isEmpty() ? near : workloads).stream()
                .mapToDouble(other -> at(other) + Grid.height(other) / 2)
                .average()
                .orElse(tops.containsKey(box.id()) ? at(box) + Grid.height(box) / 2 : top);
    }

    private double left(Box box) {
        return lefts.getOrDefault(box.id(), grid.left(box));
    }

    private double at(Box box) {
        return tops.getOrDefault(box.id(), 0.0);
    }
}
