package dev.pilothouse.ui.kit.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Where the lines of a grid stand: at round values and round moments, few enough to be read. */
final class Ticks {

    /** Steps of time in seconds. */
    private static final long[] STEPS = {5, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800};

    private Ticks() {}

    /**
     * Returns values from nought to the first round one that is not below the greatest, at least two.
     *
     * @param binary whether round means powers of two, as for bytes
     */
    static List<Double> values(double most, int count, boolean binary) {
        double step = step(Math.max(most, Double.MIN_NORMAL) / count, binary);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i <= count + 1; i++) {
            values.add(i * step);
            if (i > 0 && i * step >= most) {
                break;
            }
        }
        return values;
    }

    private static double step(double least, boolean binary) {
        if (binary) {
            return Math.pow(2, Math.ceil(Math.log(least) / Math.log(2)));
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Returns round moments between two, by the clock of this computer. */
    static List<Long> moments(long first, long last, int count, ZoneId zone) {
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if ((last - first) / candidate <= count) {
                step = candidate;
                break;
            }
        }
        long offset = zone.getRules().getOffset(Instant.ofEpochSecond(last)).getTotalSeconds();
        List<Long> moments = new ArrayList<>();
        for (long moment = Math.ceilDiv(first + offset, step) * step - offset; moment <= last; moment += step) {
            moments.add(moment);
        }
        return moments;
    }
}
