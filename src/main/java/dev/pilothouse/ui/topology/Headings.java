package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing;
import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Column;
import java.util.EnumMap;
import java.util.Map;

/** Where each column of a drawing begins; known only where several stand side by side. */
final class Headings {

    private Headings() {}

    /** Returns the left end of each column, nothing when there is one or they overlap. */
    static Map<Column, Double> of(Drawing drawing) {
        Map<Column, Double> left = new EnumMap<>(Column.class);
        Map<Column, Double> right = new EnumMap<>(Column.class);
        for (Placed box : drawing.boxes()) {
            left.merge(box.box().column(), box.x(), Math::min);
            right.merge(box.box().column(), box.x() + box.width(), Math::max);
        }
        if (left.size() < 2) {
            return Map.of();
        }
        double end = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Column, Double> column : left.entrySet()) {
            if (column.getValue() < end) {
                return Map.of();
            }
            end = right.getOrDefault(column.getKey(), end);
        }
        return left;
    }
}
