package dev.pilothouse.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final double NAN = Double.NaN;

    @Test
    void sumsKeepGapsThatAllHave() {
        Curve one = Curve.of(new long[] {0, 15, 30}, new double[] {1, NAN, 3});
        Curve two = Curve.of(new long[] {15, 30, 45}, new double[] {NAN, 10, 20});

        assertThat(Curve.sum(List.of(one, two))).isEqualTo(Curve.of(new long[] {0, 15, 30, 45}, new double[] {1, NAN, 13, 20}));
        assertThat(Curve.sum(List.of())).isEqualTo(Curve.NOTHING);
    }

    @Test
    void reducingKeepsPeaksAndGaps() {
        Curve curve = Curve.of(new long[] {0, 1, 2, 3, 4, 5}, new double[] {1, 9, NAN, NAN, 2, NAN});

        assertThat(curve.reduced(3)).isEqualTo(Curve.of(new long[] {1, 3, 5}, new double[] {9, NAN, 2}));
        assertThat(curve.reduced(6)).isSameAs(curve);
    }

    @Property
    void reducingNeverLosesThePeakNorTheNewestMoment(@ForAll @IntRange(min = 1, max = 2000) int size, @ForAll @IntRange(min = 1, max = 300) int points) {
        long[] seconds = IntStream.range(0, size).mapToLong(i -> i * 15L).toArray();
        double[] values = IntStream.range(0, size).mapToDouble(i -> (i * 7919L) % 1009).toArray();
        Curve reduced = Curve.of(seconds, values).reduced(points);

        assertThat(reduced.size()).isEqualTo(Math.min(size, points));
        assertThat(reduced.most()).isEqualTo(Curve.of(seconds, values).most());
        assertThat(reduced.second(reduced.size() - 1)).isEqualTo(seconds[size - 1]);
    }

    @Test
    void cutsWhatIsOlder() {
        Curve curve = Curve.of(new long[] {0, 15, 30}, new double[] {1, 2, 3});

        assertThat(curve.from(15)).isEqualTo(Curve.of(new long[] {15, 30}, new double[] {2, 3}));
        assertThat(curve.from(16).size()).isEqualTo(1);
        assertThat(curve.from(31).last()).isEmpty();
    }
}
