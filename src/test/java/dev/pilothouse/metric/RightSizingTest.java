package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.metric.Advice.Verdict;
import dev.pilothouse.model.Curve;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RightSizingTest {

    private static final double MI = 1 << 20;
    private static final double NAN = Double.NaN;

    private static Statistics seen(long minutes, double usual, double peak) {
        return new Statistics(100, minutes * 60, usual, peak);
    }

    private static Advice cpu(double request, double limit, Statistics seen, double throttled) {
        return RightSizing.of("web", Gauge.CPU, new Bounds(request, limit), seen, 2, throttled, 0);
    }

    private static Advice memory(double request, double limit, Statistics seen, int kills) {
        return RightSizing.of("web", Gauge.MEMORY, new Bounds(request * MI, limit * MI), seen, 2, 0, kills);
    }

    @Test
    void saysNothingAfterAFewMinutes() {
        Advice advice = cpu(500, NAN, seen(14, 10, 20), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.TOO_SHORT);
        assertThat(advice.changes()).isFalse();
    }

    @Test
    void askingForFarMoreThanTheUsualLeavesRoomEmpty() {
        Advice advice = cpu(500, 1000, seen(60, 100, 300), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.ASKS_TOO_MUCH);
        assertThat(advice.request()).hasValue(120);
        assertThat(advice.limit()).isEmpty();
    }

    @Test
    void askingForLessThanTheUsualIsTooLittle() {
        Advice advice = cpu(50, NAN, seen(60, 100, 300), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.ASKS_TOO_LITTLE);
        assertThat(advice.request()).hasValue(120);
    }

    @Test
    void aRiseAboveTheLimitTakesTheLimitAlong() {
        Advice advice = cpu(50, 110, seen(60, 100, 110), 0);

        assertThat(advice.request()).hasValue(120);
        assertThat(advice.limit().orElse(0)).isGreaterThanOrEqualTo(120);
    }

    @Test
    void aPeakOfTheProcessorAboveTheRequestIsNoHarm() {
        assertThat(cpu(120, NAN, seen(60, 100, 900), 0).verdict()).isEqualTo(Verdict.FITS);
    }

    @Test
    void memoryGoesByItsPeak() {
        Advice advice = memory(100, NAN, seen(60, 90 * MI, 200 * MI), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.ASKS_TOO_LITTLE);
        assertThat(advice.request()).hasValue(240 * MI);
    }

    @Test
    void askingForNothingIsTold() {
        Advice advice = memory(NAN, NAN, seen(60, 90 * MI, 100 * MI), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.ASKS_NOTHING);
        assertThat(advice.request()).hasValue(128 * MI);
    }

    @Test
    void beingKilledRaisesTheLimitEvenWhenSeenBriefly() {
        Advice advice = memory(64, 128, seen(1, 60 * MI, 60 * MI), 1);

        assertThat(advice.verdict()).isEqualTo(Verdict.KILLED);
        assertThat(advice.limit()).hasValue(192 * MI);
        assertThat(advice.request()).as("64Mi are enough for what was seen").isEmpty();
    }

    @Test
    void memoryNearItsLimitGetsRoom() {
        Advice advice = memory(128, 256, seen(1, 200 * MI, 250 * MI), 0);

        assertThat(advice.verdict()).isEqualTo(Verdict.NEAR_LIMIT);
        assertThat(advice.limit()).hasValue(384 * MI);
        assertThat(advice.request()).hasValue(304 * MI);
    }

    @Test
    void beingHeldBackRaisesTheProcessorLimit() {
        Advice advice = cpu(100, 200, seen(60, 90, 190), 0.3);

        assertThat(advice.verdict()).isEqualTo(Verdict.THROTTLED);
        assertThat(advice.limit()).hasValue(300);
        assertThat(cpu(100, 200, seen(60, 90, 190), 0.05).verdict()).isEqualTo(Verdict.FITS);
        assertThat(cpu(100, NAN, seen(60, 90, 190), 0.3).verdict()).as("nothing holds back without a limit").isEqualTo(Verdict.FITS);
    }

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(cpu(120, 500, seen(60, 100, 110), 0).changes()).isFalse();
        assertThat(memory(128, 256, seen(60, 90 * MI, 100 * MI), 0).verdict()).isEqualTo(Verdict.FITS);
    }

    @Test
    void thePodThatUsesMostCounts() {
        long[] axis = IntStream.range(0, 100).mapToLong(i -> i * 15L).toArray();
        double[] calm = IntStream.range(0, 100).mapToDouble(i -> 10).toArray();
        double[] busy = IntStream.range(0, 100).mapToDouble(i -> 100).toArray();
        Target.Pods target = new Target.Pods("shop", List.of("a", "b"), List.of(new Target.Container("web", new Bounds(20, NAN), Bounds.NONE, 0)));
        List<Study.Part> parts = List.of(
                new Study.Part("a", "web", Curve.of(axis, calm), Curve.NOTHING, Curve.NOTHING, false),
                new Study.Part("b", "web", Curve.of(axis, busy), Curve.NOTHING, Curve.NOTHING, false));

        Advice advice = RightSizing.of(target, new Study(new Study.Source.Kept(Optional.empty()), 0, 1_500, parts)).getFirst();

        assertThat(advice.pods()).isEqualTo(2);
        assertThat(advice.verdict()).isEqualTo(Verdict.ASKS_TOO_LITTLE);
        assertThat(advice.seen().usual()).isEqualTo(100);
    }

    @Property
    void adviceIsNeverBelowWhatWasSeenAndNeverALimitBelowARequest(
            @ForAll @DoubleRange(min = 1, max = 8000) double usual, @ForAll @DoubleRange(min = 1, max = 4) double above,
            @ForAll @DoubleRange(min = 1, max = 8000) double request, @ForAll @LongRange(min = 0, max = 3000) long minutes) {
        Advice advice = memory(request, request * 2, seen(minutes, usual * MI, usual * above * MI), 0);

        advice.request().ifPresent(asked -> assertThat(asked).isGreaterThanOrEqualTo(usual * above * MI));
        advice.limit().ifPresent(limit -> assertThat(limit).isGreaterThanOrEqualTo(advice.request().orElse(request * MI)));
    }

    @Test
    void percentilesGoByTheNearestRank() {
        double[] hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        assertThat(Statistics.percentile(hundred, 0.95)).isEqualTo(95);
        assertThat(Statistics.percentile(new double[] {7}, 0.95)).isEqualTo(7);
        assertThat(Statistics.percentile(new double[0], 0.95)).isZero();
    }

    @Test
    void gapsAreNeitherTimeNorPoints() {
        Curve curve = Curve.of(new long[] {0, 15, 16, 1000, 1015}, new double[] {1, 2, NAN, 3, 4});

        assertThat(Statistics.of(List.of(curve))).isEqualTo(new Statistics(4, 30, 4, 4));
    }
}
