package dev.pilothouse.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void valuesAreRound() {
        assertThat(Ticks.values(118, 4, false)).containsExactly(0.0, 50.0, 100.0, 150.0);
        assertThat(Ticks.values(1_000, 4, false)).containsExactly(0.0, 250.0, 500.0, 750.0, 1_000.0);
        assertThat(Ticks.values(252L << 20, 4, true)).containsExactly(0.0, 67108864.0, 134217728.0, 201326592.0, 268435456.0);
    }

    @Property
    void theGreatestValueIsHeldAndFewTicksAreMade(@ForAll @DoubleRange(min = 1, max = 1e12) double thousandths, @ForAll @IntRange(min = 2, max = 8) int count, @ForAll boolean binary) {
        double most = thousandths / 1000;
        List<Double> values = Ticks.values(most, count, binary);

        assertThat(values.getFirst()).isZero();
        assertThat(values.getLast()).isGreaterThanOrEqualTo(most * (1 - 1e-9));
        assertThat(values.size()).isBetween(2, count + 2);
    }

    @Test
    void momentsAreRoundByTheClockOnTheWall() {
        ZoneId india = ZoneOffset.ofHoursMinutes(5, 30);

        assertThat(Ticks.moments(1_000, 4_600, 4, ZoneOffset.UTC)).containsExactly(1_800L, 2_700L, 3_600L, 4_500L).hasSize(4);
        assertThat(Ticks.moments(0, 86_400, 4, india)).allMatch(moment -> (moment + 19_800) % 21_600 == 0).hasSize(4);
    }
}
