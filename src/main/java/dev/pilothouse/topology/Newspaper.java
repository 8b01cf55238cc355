package dev.pilothouse.topology;

import java.util.ArrayList;
import java.util.List;

/** Breaks what stands below each other into columns, as a newspaper does, so that a long map is about as wide as a screen is to its height. */
final class Newspaper {

    /** Width to height that is aimed at. */
    private static final double ASPECT = 1.6;

    /** Where the upper left corner of a section is. */
    record Spot(double x, double y) {}

    private final double pitch;
    private final List<Spot> spots;
    private final int columns;
    private final double height;

    /**
     * Keeps sections in their order, each in one piece. What is not much higher than wide stays one column.
     *
     * @param heights of the sections, the space to the next included
     * @param pitch width of a column, the space to the next included
     */
    Newspaper(List<Double> heights, double pitch) {
        this.pitch = pitch;
        double all = heights.stream().mapToDouble(Double::doubleValue).sum();
        int most = pitch <= 0 ? 1 : (int) Math.sqrt(ASPECT * all / pitch);
        Broken best = broken(heights, 1);
        for (int wanted = 2; most > 1 && wanted <= Math.min(heights.size(), 2 * most); wanted++) {
            Broken other = broken(heights, wanted);
            best = away(other) < away(best) ? other : best;
        }
        spots = best.spots();
        columns = best.columns();
        height = best.height();
    }

    private record Broken(List<Spot> spots, int columns, double height) {}

    /** Each section goes to the column in which its middle would be if all were as high. */
    private Broken broken(List<Double> heights, int wanted) {
        List<Spot> found = new ArrayList<>();
        double all = heights.stream().mapToDouble(Double::doubleValue).sum();
        double passed = 0;
        double highest = 0;
        double y = 0;
        int column = 0;
        for (double section : heights) {
            if ((int) ((passed + section / 2) * wanted / all) > column && y > 0) {
                column++;
                y = 0;
            }
            found.add(new Spot(column * pitch, y));
            y += section;
            passed += section;
            highest = Math.max(highest, y);
        }
        return new Broken(found, column + 1, highest);
    }

    /** Returns how far it is from the shape that is aimed at, twice as wide as much as half as wide. */
    private double away(Broken broken) {
        return Math.abs(Math.log(broken.columns() * pitch / broken.height() / ASPECT));
    }

    List<Spot> spots() {
        return spots;
    }

    int columns() {
        return columns;
    }

    double pitch() {
        return pitch;
    }

    double height() {
        return height;
    }
}
