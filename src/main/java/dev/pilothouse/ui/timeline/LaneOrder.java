package dev.pilothouse.ui.timeline;

import dev.pilothouse.timeline.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps lanes where they are while they grow: new ones come below, until somebody asks for them to be sorted. */
final class LaneOrder {

    private List<Lane.Subject> order = List.of();
    private Set<Lane.Subject> sorted = Set.of();

    /** Takes the next lanes in the order in which they come. */
    void forget() {
        order = List.of();
    }

    List<Lane> arrange(List<Lane> lanes) {
        if (order.isEmpty()) {
            order = lanes.stream().map(Lane::subject).toList();
            sorted = Set.copyOf(order);
            return lanes;
        }
        Map<Lane.Subject, Lane> left = new HashMap<>();
        lanes.forEach(lane -> left.put(lane.subject(), lane));
        List<Lane> arranged = new ArrayList<>();
        for (Lane.Subject subject : order) {
            Lane lane = left.remove(subject);
            if (lane != null) {
                arranged.add(lane);
            }
        }
        lanes.stream().filter(lane -> left.containsKey(lane.subject())).forEach(arranged::add);
        order = arranged.stream().map(Lane::subject).toList();
        return arranged;
    }

    /** Returns how many lanes came since they were sorted. */
    int late() {
        Set<Lane.Subject> late = new HashSet<>(order);
        late.removeAll(sorted);
        return late.size();
    }
}
