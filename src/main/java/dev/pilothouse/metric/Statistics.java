package dev.pilothouse.metric;

import dev.pilothouse.model.Curve;
import java.util.Arrays;
import java.util.Collection;

/**
 * What the points of curves come to; gaps count for nothing.
 *
 * @param points how many are known
 * @param seconds from the first known to the last known point, without its gaps
 * @param usual the 95th percentile, of several curves the greatest of theirs
 * @param peak the greatest value
 */
public record Statistics(int points, long seconds, double usual, double peak) {

    private static final double PERCENT = 0.95;

    static Statistics of(Collection<Curve> curves) {
        int points = 0;
        long seconds = 0;
        double usual = 0;
        double peak = 0;
        for (Curve curve : curves) {
            double[] known = new double[curve.size()];
            int count = 0;
            long span = 0;
            for (int i = 0; i < curve.size(); i++) {
                if (!Double.isNaN(curve.value(i))) {
                    known[count++] = curve.value(i);
                    span += i > 0 && !Double.isNaN(curve.value(i - 1)) ? curve.second(i) - curve.second(i - 1) : 0;
                }
            }
            points += count;
            seconds = Math.max(seconds, span);
            usual = Math.max(usual, percentile(Arrays.copyOf(known, count), PERCENT));
            peak = Math.max(peak, curve.most());
        }
        return new Statistics(points, seconds, usual, peak);
    }

    /** Returns the smallest value that so many of all are not above (nearest rank); 0 of none. */
    static double percentile(double[] values, double share) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
