package dev.pilothouse.topology;

import dev.pilothouse.model.ResourceRef;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * How one looks at a graph; the same look at the same graph is the same picture.
 *
 * @param find words that an object's name, kind, namespace or labels must hold, each; what matches is shown with its neighbours; empty for all
 * @param centres objects that are shown with their neighbours alone; empty for all
 * @param opened ids of boxes that show what they hold: workloads their pods, folded applications their objects
 * @param pinned objects that are shown whatever else is left out
 * @param limit number of boxes from which applications become one box each
 */
public record Lens(Set<Layer> layers, Grouping grouping, String find, Set<ResourceRef> centres, Set<String> opened, Set<ResourceRef> pinned, int limit) {

    /** Number of boxes that a person can still take in, as the design has it. */
    public static final int LIMIT = 300;

    /** Traffic, configuration and autoscalers, in rows of applications. */
    public static final Lens PLAIN =
            new Lens(EnumSet.of(Layer.TRAFFIC, Layer.CONFIGURATION, Layer.SCALING), Grouping.APPLICATION, "", Set.of(), Set.of(), Set.of(), LIMIT);

    public Lens {
        layers = Set.copyOf(layers);
        centres = Set.copyOf(centres);
        opened = Set.copyOf(opened);
        pinned = Set.copyOf(pinned);
    }

    public Picture look(Graph graph) {
        return watch(graph).picture();
    }

    /** Returns a look that can be taken again of the graph as it goes on. */
    public Look watch(Graph graph) {
        return Look.of(this, graph);
    }

    public Lens showing(Set<Layer> other) {
        return new Lens(other, grouping, find, centres, opened, pinned, limit);
    }

    public Lens groupedBy(Grouping other) {
        return new Lens(layers, other, find, centres, opened, pinned, limit);
    }

    public Lens finding(String words) {
        return new Lens(layers, grouping, words, centres, opened, pinned, limit);
    }

    /** Looks at some objects and what is connected with them. */
    public Lens around(Set<ResourceRef> refs) {
        return new Lens(layers, grouping, find, refs, opened, pinned, limit);
    }

    /** Tells whether an object is shown whatever else is left out. */
    boolean keeps(ResourceRef ref) {
        return pinned.contains(ref) || centres.contains(ref);
    }

    /** Opens a box, or closes it again. */
    public Lens toggled(String box) {
        return new Lens(layers, grouping, find, centres, toggled(opened, box), pinned, limit);
    }

    /** Pins an object, or lets it go again. */
    public Lens toggledPin(ResourceRef ref) {
        return new Lens(layers, grouping, find, centres, opened, toggled(pinned, ref), limit);
    }

    private static <T> Set<T> toggled(Set<T> set, T element) {
        Set<T> other = new HashSet<>(set);
        if (!other.remove(element)) {
            other.add(element);
        }
        return other;
    }
}
