package dev.pilothouse.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The graph as it is to be seen: filtered, folded and grouped, with its places not yet chosen. Made by a {@link Lens}.
 *
 * @param shown number of objects that boxes stand for alone
 * @param hidden numbers of objects that were left out or folded, by the reason (message key, begins with {@code topology.hidden.})
 */
public record Picture(List<Box> boxes, List<Wire> wires, int shown, Map<String, Integer> hidden) {

    public static final Picture EMPTY = new Picture(List.of(), List.of(), 0, Map.of());

    /** Returns how many objects the graph has that this is a picture of. */
    public int all() {
        return shown + hidden.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Something to draw.
     *
     * @param id stays the same from picture to picture
     * @param ref the object; empty for a box that stands for several
     * @param kind of the object, or of most of what it stands for
     * @param title name to read
     * @param pods health of each pod of a workload, in the order of names
     * @param contains number of objects that it stands for, itself included
     * @param missing it is named by others and does not exist, or may not be read
     * @param row the application that it belongs to: boxes of one row lie beside each other
     * @param group what it is drawn in with others, empty for none
     * @param note what it says beside its state
     */
    public record Box(
            String id,
            Optional<ResourceRef> ref,
            Kind kind,
            String title,
            Health health,
            List<Health> pods,
            int contains,
            boolean missing,
            Column column,
            String row,
            String group,
            @Nullable Note note) {

        public Box(
                String id, Optional<ResourceRef> ref, Kind kind, String title, Health health, List<Health> pods, int contains, boolean missing, Column column, String row, String group) {
            this(id, ref, kind, title, health, pods, contains, missing, column, row, group, null);
        }

        /** Tells whether it stands for an application or a namespace whose objects are folded. */
        public boolean folded() {
            return ref.isEmpty();
        }
    }

    /** The column that a box belongs to, from left to right. */
    public enum Column {
        ENTRY,
        SERVICE,
        WORKLOAD,
        STORE
    }

    /**
     * A line from box to box; several edges of one link between the same boxes are one.
     *
     * @param label as of its edges, empty for none
     * @param verdict what network policies decide about it, where that was asked
     */
    public record Wire(String from, String to, Link link, Optional<Fault> fault, String label, Optional<Verdict> verdict) {

        public Wire(String from, String to, Link link, Optional<Fault> fault, String label) {
            this(from, to, link, fault, label, Optional.empty());
        }

        Wire judged(Verdict decided) {
            return new Wire(from, to, link, fault, label, Optional.of(decided));
        }
    }
}
