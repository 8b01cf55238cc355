package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.model.Tree;
import dev.pilothouse.placement.AmountText;
import dev.pilothouse.placement.NodeSpace;
import dev.pilothouse.placement.PodShape;
import dev.pilothouse.placement.Room;
import dev.pilothouse.placement.Room.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the copies would fit: what is taken of the processors of each node, and what the copies would take. */
final class FitExhibit {

    /** More nodes than these are left to the map of nodes; those that get a copy come first. */
    private static final int MOST = 6;

    private FitExhibit() {}

    /** Returns nothing as long as the room of the nodes is not known, and for what is on every node or comes to an end. */
    static Optional<Exhibit> of(Workload workload, Room room) {
        Tree pod = workload.pod();
        PodShape copy = PodShape.of(pod);
        if (room.nodes().isEmpty() || !workload.shape().hasReplicas() || copy.asksForNothing()) {
            return Optional.empty();
        }
        int copies = workload.replicas();
        Placement placement = room.place(copy, copies);
        List<Exhibit.Bar> bars = new ArrayList<>();
        room.nodes().stream()
                .sorted((one, other) -> Integer.compare(
                        placement.byNode().getOrDefault(other.name(), 0), placement.byNode().getOrDefault(one.name(), 0)))
                .limit(MOST)
                .forEach(node -> bars.add(bar(node, copy, placement.byNode().getOrDefault(node.name(), 0))));
        Effect verdict = placement.left() == 0
                ? Effect.note("guide.deploy.fit.all", Integer.toString(copies))
                : Effect.warning("guide.deploy.fit.some", Integer.toString(copies - placement.left()), Integer.toString(copies));
        return Optional.of(new Exhibit.Bars(Effect.note("guide.deploy.fit", Integer.toString(copies)), verdict, bars));
    }

    private static Exhibit.Bar bar(NodeSpace node, PodShape copy, int copies) {
        double all = Math.max(1, node.capacity().get("cpu"));
        long added = copy.asks().get("cpu") * copies;
        String left = AmountText.of("cpu", node.free().get("cpu") - added);
        return new Exhibit.Bar(node.name(), node.used().get("cpu") / all, added / all, Effect.note("guide.deploy.fit.left", left));
    }
}
