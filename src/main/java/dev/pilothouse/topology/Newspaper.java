package dev.pilothouse.topology;

import java.util.ArrayList;
import java.util.List;

/** Breaks what stands below each other into columns, as a newspaper does, so that a long map is about as wide as a screen is to its height. */
final class Newspaper {

    /** Width to height that is aimed at. */
    private static final double ASPECT = 1.6;

    /** Where the upper left corner of a section is. */
    record Spot(double x, double y) {}

    private final List<Spot> spots = new ArrayList<>();
    private final double pitch;
    private final int columns;
    private double height;

    /**
     * Keeps sections in their order, each in one piece.
     *
     * @param heights of the sections, the space to the next included
     * @param pitch width of a column, the space to the next included
     */
    Newspaper(List<Double> heights, double pitch) {
        this.pitch = pitch;
        double all = heights.stream().mapToDouble(Double::doubleValue).sum();
        int wanted = pitch <= 0 ? 1 : Math.max(1, (int) Math.sqrt(ASPECT * all / pitch));
        double passed = 0;
        double y = 0;
        int column = 0;
        for (double section : heights) {
            int here = (int) ((passed + section / 2) * wanted / all);
            if (here > column && y > 0) {
                column++;
                y = 0;
            }
            spots.add(new Spot(column * pitch, y));
            y += section;
            passed += section;
            height = Math.max(height, y);
        }
        columns = column + 1;
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
