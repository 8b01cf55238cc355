package dev.pilothouse.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * What was measured of one thing along time, oldest first. Where nothing is known the value is {@link Double#NaN}, so that a gap stays a
 * gap and is never drawn or counted as nought.
 *
 * <p>Moments are epoch seconds, each later than the one before.
 */
public final class Curve {

    /** The curve of what was never measured. */
    public static final Curve NOTHING = new Curve(new long[0], new double[0]);

    private final long[] seconds;
    private final double[] values;

    private Curve(long[] seconds, double[] values) {
        this.seconds = seconds;
        this.values = values;
    }

    /** Returns the curve of these moments and values, which are as many. */
    public static Curve of(long[] seconds, double[] values) {
        if (seconds.length != values.length) {
            throw new IllegalArgumentException(seconds.length + " moments, " + values.length + " values");
        }
        return new Curve(seconds.clone(), values.clone());
    }

    public int size() {
        return values.length;
    }

    public long second(int index) {
        return seconds[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** Returns how many points are known. */
    public int points() {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    /** Tells whether anything is known at all. */
    public boolean known() {
        return points() > 0;
    }

    /** Returns the newest value, empty when the newest point is a gap. */
    public OptionalDouble last() {
        return values.length == 0 || Double.isNaN(values[values.length - 1]) ? OptionalDouble.empty() : OptionalDouble.of(values[values.length - 1]);
    }

    /** Returns the greatest value, 0 where nothing is known. */
    public double most() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
    }

    /** Returns the points from that moment on. */
    public Curve from(long second) {
        int at = Arrays.binarySearch(seconds, second);
        int first = at < 0 ? -at - 1 : at;
        return first == 0 ? this : new Curve(Arrays.copyOfRange(seconds, first, seconds.length), Arrays.copyOfRange(values, first, values.length));
    }

    /**
     * Returns a curve of no more points than that: of neighbours the greatest counts, since a peak is what matters, and neighbours that are
     * all unknown stay a gap.
     */
    public Curve reduced(int points) {
        if (values.length <= points) {
            return this;
        }
        long[] moments = new long[points];
        double[] peaks = new double[points];
        for (int i = 0; i < points; i++) {
            int first = (int) ((long) i * values.length / points);
            int end = (int) ((long) (i + 1) * values.length / points);
            moments[i] = seconds[end - 1];
            peaks[i] = Arrays.stream(values, first, end).filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
        }
        return new Curve(moments, peaks);
    }

    /** Returns what several come to together; at a moment at which one is unknown the others count, and a gap is where all are unknown. */
    public static Curve sum(Collection<Curve> curves) {
        if (curves.size() == 1) {
            return curves.iterator().next();
        }
        long[] moments = curves.stream().flatMapToLong(curve -> LongStream.of(curve.seconds)).sorted().distinct().toArray();
        double[] sums = new double[moments.length];
        Arrays.fill(sums, Double.NaN);
        for (Curve curve : curves) {
            int at = 0;
            for (int i = 0; i < curve.size(); i++) {
                while (moments[at] < curve.seconds[i]) {
                    at++;
                }
                if (!Double.isNaN(curve.values[i])) {
                    sums[at] = Double.isNaN(sums[at]) ? curve.values[i] : sums[at] + curve.values[i];
                }
            }
        }
        return new Curve(moments, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve curve && Arrays.equals(seconds, curve.seconds) && Arrays.equals(values, curve.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(seconds) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Curve of " + size() + " points";
    }
}
