package dev.pilothouse.topology;

import dev.pilothouse.topology.Drawing.Frame;
import dev.pilothouse.topology.Drawing.Placed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives every box of a picture a place and every line its corners. Takes milliseconds; knows nothing of threads.
 *
 * <p>A first drawing puts rows of applications below each other; one after another keeps every box where it was, and puts new ones at the
 * end of their row, or below all when there is no room, so that nothing jumps under the eyes of whoever looks.
 */
public final class Layout {

    private Layout() {}

    /** Draws a picture afresh. */
    public static Drawing of(Picture picture) {
        return drawing(picture, new Rows(picture).placed());
    }

    /** Draws a picture so that boxes which were drawn before stay; afresh when most were not. */
    public static Drawing after(Drawing before, Picture picture) {
        Map<String, Placed> old = new HashMap<>();
        before.boxes().forEach(placed -> old.put(placed.box().id(), placed));
        long known = picture.boxes().stream().filter(box -> old.containsKey(box.id())).count();
        return known * 2 < picture.boxes().size() || known * 2 < old.size() ? of(picture) : drawing(picture, new Additions(old, picture).placed());
    }

    private static Drawing drawing(Picture picture, List<Placed> boxes) {
        double width = boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0) + Grid.MARGIN;
        double height = boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0) + Grid.MARGIN;
        return new Drawing(width, height, boxes, new Router(boxes).routed(picture.wires()), frames(boxes));
    }

    /** Frames boxes of one group that lie together; what was added elsewhere has a frame of its own. */
    private static List<Frame> frames(List<Placed> boxes) {
        List<Frame> frames = new ArrayList<>();
        Map<String, List<Placed>> byGroup = new TreeMap<>();
        boxes.stream().filter(placed -> !placed.box().group().isEmpty()).forEach(placed -> byGroup.computeIfAbsent(placed.box().group(), _ -> new ArrayList<>()).add(placed));
        byGroup.forEach((name, members) -> frames.add(frame(name, members)));
        return List.copyOf(frames);
    }

    private static Frame frame(String group, List<Placed> members) {
        double left = members.stream().mapToDouble(Placed::x).min().orElse(0);
        double top = members.stream().mapToDouble(Placed::y).min().orElse(0);
        double right = members.stream().mapToDouble(placed -> placed.x() + placed.width()).max().orElse(0);
        double bottom = members.stream().mapToDouble(placed -> placed.y() + placed.height()).max().orElse(0);
        return new Frame(group, left - Rows.PADDING, top - Rows.PADDING - Rows.TITLE, right - left + 2 * Rows.PADDING, bottom - top + 2 * Rows.PADDING + Rows.TITLE);
    }
}
