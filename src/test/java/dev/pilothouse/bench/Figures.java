package dev.pilothouse.bench;

import java.util.Arrays;
import java.util.Locale;

/** Percentiles of a sample. */
final class Figures {

    private Figures() {}

    static double percentile(double[] sample, double percent) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }

    static double median(double[] sample) {
        return percentile(sample, 50);
    }

    static String round(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
