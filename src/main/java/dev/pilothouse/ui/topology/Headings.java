package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands above the columns of a drawing; known only where several kinds of them stand side by side. */
final class Headings {

    /** Names a column, from its left end on. */
    record Heading(Column column, double left) {}

    private Headings() {}

    /** Returns the headings from left to right, once more for each column of applications; nothing when there is one or they overlap. */
    static List<Heading> of(Drawing drawing) {
        List<Heading> headings = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        Column last = null;
        for (Placed box : drawing.boxes().stream().sorted(Comparator.comparingDouble(Placed::x)).toList()) {
            Column column = box.box().column();
            if (column != last) {
                if (box.x() < end) {
                    return List.of();
                }
                headings.add(new Heading(column, box.x()));
                last = column;
            }
            end = Math.max(end, box.x() + box.width());
        }
        return headings.size() < 2 ? List.of() : List.copyOf(headings);
    }
}
