package dev.pilothouse.metric;

import java.util.Arrays;

/** The newest values of one thing, as many as its bound and no more; grows as it is filled, so that what lived briefly costs little. */
final class Ring {

    private static final int FIRST = 8;

    private final int most;
    private float[] values = new float[FIRST];
    private int start;
    private int size;

    Ring(int most) {
        this.most = most;
    }

    void add(double value) {
        if (size == values.length && size < most) {
            float[] larger = new float[Math.min(most, size * 2)];
            for (int i = 0; i < size; i++) {
                larger[i] = values[(start + i) % size];
            }
            values = larger;
            start = 0;
        }
        if (size == values.length) {
            values[start] = (float) value;
            start = (start + 1) % values.length;
        } else {
            values[(start + size++) % values.length] = (float) value;
        }
    }

    /** Adds so many points of which nothing is known. */
    void skip(int count) {
        if (count >= most) {
            size = 0;
            start = 0;
            Arrays.fill(values, 0);
            return;
        }
        for (int i = 0; i < count; i++) {
            add(Double.NaN);
        }
    }

    int size() {
        return size;
    }

    /** Returns a value, 0 being the oldest. */
    float get(int index) {
        return values[(start + index) % values.length];
    }
}
