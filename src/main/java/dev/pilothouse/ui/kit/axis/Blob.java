package dev.pilothouse.ui.kit.axis;

import dev.pilothouse.ui.kit.axis.Mark.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Marks that are too near each other to be told apart, as one shape with their number.
 *
 * @param start place of the first moment of any of them
 * @param end place of the shape, that of the last moment
 */
public record Blob<T>(Look look, double start, double end, long count, List<Mark<T>> marks) {

    /** Shapes are at least that far apart. */
    public static final double APART = 13;

    /** Returns the shapes of a lane from left to right; flags keep apart from everything else. */
    public static <T> List<Blob<T>> of(List<Mark<T>> marks, TimeAxis axis, double width) {
        List<Blob<T>> blobs = new ArrayList<>(merged(marks.stream().filter(mark -> mark.look() != Look.CHANGE).toList(), axis, width));
        blobs.addAll(merged(marks.stream().filter(mark -> mark.look() == Look.CHANGE).toList(), axis, width));
        return blobs;
    }

    private static <T> List<Blob<T>> merged(List<Mark<T>> marks, TimeAxis axis, double width) {
        List<Blob<T>> blobs = new ArrayList<>();
        List<Mark<T>> near = new ArrayList<>();
        double begun = 0;
        for (Mark<T> mark : marks.stream().filter(mark -> axis.shows(mark.first(), mark.last())).sorted(Comparator.comparingLong(Mark::last)).toList()) {
            double place = axis.place(mark.last(), width);
            if (!near.isEmpty() && place - begun >= APART) {
                blobs.add(blob(near, axis, width));
                near.clear();
            }
            if (near.isEmpty()) {
                begun = place;
            }
            near.add(mark);
        }
        if (!near.isEmpty()) {
            blobs.add(blob(near, axis, width));
        }
        return blobs;
    }

    private static <T> Blob<T> blob(List<Mark<T>> near, TimeAxis axis, double width) {
        Look look = Look.CHANGE;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long count = 0;
        for (Mark<T> mark : near) {
            look = mark.look().compareTo(look) < 0 ? mark.look() : look;
            first = Math.min(first, mark.first());
            last = Math.max(last, mark.last());
            count += mark.count();
        }
        double end = Math.clamp(axis.place(last, width), 0, width);
        return new Blob<>(look, Math.clamp(axis.place(first, width), 0, end), end, count, List.copyOf(near));
    }
}
