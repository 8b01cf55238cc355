package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Drawing.Routed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where keys lead from a box: left and right along its wires, up and down within its column, and on to what no wire leads to. */
final class Walk {

    private final Sheet sheet;

    enum Step {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    Walk(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Returns the box that a walk begins at: the first to read. */
    Optional<Placed> first() {
        return sheet.inOrder().min(Comparator.comparingDouble(Placed::x).thenComparingDouble(Placed::y));
    }

    /** Returns the box that one step leads to, if there is one. */
    Optional<Placed> step(String from, Step step) {
        return sheet.box(from).flatMap(here -> switch (step) {
            case LEFT, RIGHT -> along(here, step == Step.RIGHT ? 1 : -1);
            case UP, DOWN -> beside(here, step == Step.DOWN ? 1 : -1);
        });
    }

    private Optional<Placed> along(Placed here, int direction) {
        return neighbours(here).filter(other -> (middle(other) - middle(here)) * direction > 0)
                .min(Comparator.<Placed>comparingDouble(other -> Math.abs(other.x() - here.x())).thenComparingDouble(other -> Math.abs(level(other) - level(here))));
    }

    private Optional<Placed> beside(Placed here, int direction) {
        return sheet.drawing().boxes().stream()
                .filter(other -> (level(other) - level(here)) * direction > 0)
                .filter(other -> other.x() < here.x() + here.width() && here.x() < other.x() + other.width())
                .min(Comparator.comparingDouble(other -> Math.abs(level(other) - level(here))));
    }

    private Stream<Placed> neighbours(Placed here) {
        return sheet.wiresOf(here.box().id()).stream().map((Routed wire) -> sheet.across(wire, here.box().id())).flatMap(Optional::stream).distinct();
    }

    private static double middle(Placed box) {
        return box.x() + box.width() / 2;
    }

    private static double level(Placed box) {
        return box.y() + box.height() / 2;
    }

    /**
     * Returns the first box of the next group of boxes that hang together.
     *
     * @param direction 1 for the next, -1 for the one before
     * @return nothing after the last and before the first
     */
    Optional<Placed> component(String from, int direction) {
        List<List<Placed>> all = components();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).stream().anyMatch(box -> box.box().id().equals(from))) {
                int next = i + direction;
                return next < 0 || next >= all.size() ? Optional.empty() : Optional.of(all.get(next).getFirst());
            }
        }
        return first();
    }

    private List<List<Placed>> components() {
        List<List<Placed>> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        sheet.inOrder().forEach(box -> {
            if (seen.add(box.box().id())) {
                all.add(reached(box, seen));
            }
        });
        return all;
    }

    private List<Placed> reached(Placed start, Set<String> seen) {
        List<Placed> members = new ArrayList<>(List.of(start));
        Deque<Placed> open = new ArrayDeque<>(members);
        while (!open.isEmpty()) {
            neighbours(open.pop()).filter(other -> seen.add(other.box().id())).forEach(other -> {
                members.add(other);
                open.push(other);
            });
        }
        return members;
    }
}
