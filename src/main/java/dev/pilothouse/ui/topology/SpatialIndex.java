package dev.pilothouse.ui.topology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;

/** Finds which numbered things are near an area without looking at all of them: a grid of squares, each with the numbers of what touches it. */
final class SpatialIndex {

    private static final double SQUARE = 256;

    private final Map<Long, int[]> squares = new HashMap<>();
    private final Map<Long, Integer> filled = new HashMap<>();

    void add(int number, Rectangle2D area) {
        for (long row = square(area.getMinY()); row <= square(area.getMaxY()); row++) {
            for (long column = square(area.getMinX()); column <= square(area.getMaxX()); column++) {
                add(number, key(row, column));
            }
        }
    }

    private void add(int number, long key) {
        int[] numbers = squares.getOrDefault(key, new int[8]);
        int count = filled.getOrDefault(key, 0);
        if (count > 0 && numbers[count - 1] == number) {
            return;
        }
        int[] roomy = count < numbers.length ? numbers : Arrays.copyOf(numbers, count * 2);
        roomy[count] = number;
        squares.put(key, roomy);
        filled.put(key, count + 1);
    }

    /** Returns the numbers of what may touch the area, each once, in rising order; what is a square away from it may be among them. */
    int[] near(Rectangle2D area) {
        BitSet found = new BitSet();
        for (long row = square(area.getMinY()); row <= square(area.getMaxY()); row++) {
            for (long column = square(area.getMinX()); column <= square(area.getMaxX()); column++) {
                long key = key(row, column);
                int[] numbers = squares.get(key);
                for (int i = 0; numbers != null && i < filled.getOrDefault(key, 0); i++) {
                    found.set(numbers[i]);
                }
            }
        }
        return found.stream().toArray();
    }

    private static long square(double at) {
        return (long) Math.floor(at / SQUARE);
    }

    private static long key(long row, long column) {
        return (row << 32) ^ (column & 0xffffffffL);
    }
}
