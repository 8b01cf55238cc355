package dev.pilothouse.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph as it is to be seen: filtered, folded and grouped, with its places not yet chosen.
 *
 * @param shown number of objects that boxes stand for alone
 * @param hidden numbers of objects that were left out or folded, by the reason (message key, begins with {@code topology.hidden.})
 */
public record Picture(List<Box> boxes, List<Wire> wires, int shown, Map<String, Integer> hidden) {

    /**
     * Something to draw.
     *
     * @param id stays the same from picture to picture
     * @param ref the object; empty for a box that stands for several
     * @param kind of the object, or of most of what it stands for
     * @param title name to read
     * @param pods health of each pod of a workload, in the order of names
     * @param contains number of objects that it stands for, itself included
     * @param group what it is drawn in with others, empty for none
     */
    public record Box(
            String id, Optional<ResourceRef> ref, Kind kind, String title, Health health, List<Health> pods, int contains, Column column, String group) {}

    /** The column that a box belongs to, from left to right. */
    public enum Column {
        ENTRY,
        SERVICE,
        WORKLOAD,
        STORE
    }

    /** A line from box to box; several edges of one link between the same boxes are one. */
    public record Wire(String from, String to, Link link, Optional<Fault> fault) {}
}
