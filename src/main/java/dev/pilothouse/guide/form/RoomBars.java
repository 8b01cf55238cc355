package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Exhibit.Bar;
import dev.pilothouse.guide.form.Exhibit.Bars;
import dev.pilothouse.placement.AmountText;
import dev.pilothouse.placement.NodeSpace;
import dev.pilothouse.placement.PodShape;
import dev.pilothouse.placement.Room;
import dev.pilothouse.placement.Room.Placement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws where copies of a pod would fit: a bar for each node, by the resource that it has least of. */
public final class RoomBars {

    /** More nodes than these are not drawn: those that would take copies come first. */
    private static final int MOST = 6;

    private RoomBars() {}

    /** Returns the exhibit; empty as long as the nodes are not known. */
    public static Optional<Exhibit> of(Room room, PodShape copy, int copies) {
        if (room.nodes().isEmpty() || copies == 0) {
            return Optional.empty();
        }
        Placement placement = room.place(copy, copies);
        Effect verdict = placement.left() == 0
                ? Effect.note("guide.form.room.all", Integer.toString(copies))
                : Effect.warning("guide.form.room.left", Integer.toString(placement.left()), Integer.toString(copies));
        List<Bar> bars = room.nodes().stream()
                .filter(node -> placement.byNode().containsKey(node.name()) || node.obstacle(copy).isEmpty() || placement.left() > 0)
                .sorted(Comparator.comparing((NodeSpace node) -> -placement.byNode().getOrDefault(node.name(), 0)))
                .limit(MOST)
                .sorted(Comparator.comparing(NodeSpace::name))
                .map(node -> bar(node, copy, placement.byNode().getOrDefault(node.name(), 0)))
                .toList();
        return Optional.of(new Bars(Effect.note("guide.form.room", Integer.toString(copies)), verdict, bars));
    }

    private static Bar bar(NodeSpace node, PodShape copy, int copies) {
        String scarce = share(node, "memory", copy, copies) > share(node, "cpu", copy, copies) ? "memory" : "cpu";
        double all = Math.max(1, node.capacity().get(scarce));
        long left = node.free().get(scarce) - copies * copy.asks().get(scarce);
        return new Bar(
                node.name(),
                node.used().get(scarce) / all,
                copies * copy.asks().get(scarce) / all,
                Effect.note("guide.form.room.free", AmountText.of(scarce, Math.max(0, left))));
    }

    private static double share(NodeSpace node, String resource, PodShape copy, int copies) {
        return (node.used().get(resource) + copies * copy.asks().get(resource)) / (double) Math.max(1, node.capacity().get(resource));
    }
}
