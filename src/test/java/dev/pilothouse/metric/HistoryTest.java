package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.metric.Round.Part;
import dev.pilothouse.model.Curve;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    private void add(long second, Map<String, List<Part>> pods) {
        history.add(new Round(Instant.ofEpochSecond(second), pods, Map.of("worker", new Use(second, 1)), false));
    }

    private static Map<String, List<Part>> web(double cpu) {
        return Map.of("shop/web", List.of(new Part("web", new Use(cpu, 10)), new Part("proxy", new Use(1, 2))));
    }

    @Test
    void keepsWhatEachContainerUsedAndSumsThePod() {
        add(100, web(5));
        add(115, web(7));

        assertThat(history.container("shop", "web", "web", Gauge.CPU)).isEqualTo(Curve.of(new long[] {100, 115}, new double[] {5, 7}));
        assertThat(history.pod("shop", "web", Gauge.CPU)).isEqualTo(Curve.of(new long[] {100, 115}, new double[] {6, 8}));
        assertThat(history.pod("shop", "web", Gauge.MEMORY).last()).hasValue(12);
        assertThat(history.containers("shop", "web")).containsExactly("web", "proxy");
        assertThat(history.node("worker", Gauge.CPU).last()).hasValue(115);
    }

    @Test
    void aRoundWithoutThePodIsAGapAndNotNought() {
        add(100, web(5));
        add(115, Map.of());
        add(130, web(7));

        Curve curve = history.container("shop", "web", "web", Gauge.CPU);

        assertThat(curve.size()).isEqualTo(3);
        assertThat(curve.value(1)).isNaN();
        assertThat(curve.value(2)).isEqualTo(7);
    }

    @Test
    void whileNobodyLookedIsAGapForAll() {
        add(100, web(5));
        add(1_000, web(7));

        Curve curve = history.pod("shop", "web", Gauge.CPU);

        assertThat(curve.second(1)).isEqualTo(101);
        assertThat(curve.value(1)).isNaN();
        assertThat(curve.second(2)).isEqualTo(1_000);
    }

    @Test
    void aPodThatEndedHasNoNewestValue() {
        add(100, web(5));
        add(115, Map.of());

        assertThat(history.pod("shop", "web", Gauge.CPU).last()).isEmpty();
    }

    @Test
    void aClockThatStandsOrGoesBackAddsNothing() {
        add(100, web(5));
        add(100, web(6));
        add(90, web(7));

        assertThat(history.rounds()).isEqualTo(1);
        assertThat(history.pod("shop", "web", Gauge.CPU).last()).hasValue(6);
    }

    @Test
    void keepsNoMoreThanItsBoundAndInOrder() {
        for (int i = 0; i < 1_000; i++) {
            add(i * 15L, web(i));
        }

        Curve curve = history.container("shop", "web", "web", Gauge.CPU);

        assertThat(curve.size()).isEqualTo(History.ROUNDS);
        assertThat(curve.second(0)).isEqualTo((1_000 - History.ROUNDS) * 15L);
        assertThat(curve.value(0)).isEqualTo(1_000 - History.ROUNDS);
        assertThat(curve.last()).hasValue(999);
        assertThat(history.since()).contains(Instant.ofEpochSecond(curve.second(0)));
    }

    @Test
    void forgetsAPodThatIsGoneForLong() {
        add(0, web(5));
        for (int i = 1; i < 30; i++) {
            add(i * 15L, Map.of());
        }

        assertThat(history.containers("shop", "web")).isEmpty();
        assertThat(history.pod("shop", "web", Gauge.CPU).known()).isFalse();
    }

    @Test
    void severalPodsAreSummedOverTheLongestOfThem() {
        add(0, Map.of("shop/a", List.of(new Part("c", new Use(1, 0)))));
        add(15, Map.of("shop/a", List.of(new Part("c", new Use(1, 0))), "shop/b", List.of(new Part("c", new Use(10, 0)))));

        assertThat(history.pods(List.of("shop/a", "shop/b", "shop/none"), Gauge.CPU)).isEqualTo(Curve.of(new long[] {0, 15}, new double[] {1, 11}));
    }
}
