package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.metric.PromAnswer.Axis;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PromAnswerTest {

    private static final Axis AXIS = new Axis(1_000, 1_060, 15);

    private static PromAnswer matrix(String values) {
        return PromAnswer.read(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{\"pod\":\"web-a\",\"container\":\"web\"},\"values\":[" + values + "]}]}}", AXIS);
    }

    @Test
    void pointsThatAreMissingAreGaps() {
        PromAnswer answer = matrix("[1000,\"1.5\"],[1015.001,\"2\"],[1060,\"3\"]");

        PromAnswer.Series series = answer.series().getFirst();
        assertThat(series.label("pod")).isEqualTo("web-a");
        assertThat(series.label("none")).isEmpty();
        assertThat(series.curve().size()).isEqualTo(5);
        assertThat(series.curve().value(0)).isEqualTo(1.5);
        assertThat(series.curve().value(1)).isEqualTo(2);
        assertThat(series.curve().value(2)).isNaN();
        assertThat(series.curve().last()).hasValue(3);
    }

    @Test
    void whatIsNoFiniteNumberIsAGap() {
        var curve = matrix("[1000,\"NaN\"],[1015,\"+Inf\"],[1030,\"-Inf\"],[1045,\"x\"],[1060,\"1.7e308\"]").series().getFirst().curve();

        assertThat(List.of(curve.value(0), curve.value(1), curve.value(2), curve.value(3))).allMatch(value -> value.isNaN());
        assertThat(curve.value(4)).isEqualTo(1.7e308);
    }

    @Test
    void momentsOffTheAxisAndWrongShapesAreLeftOut() {
        var curve = matrix("[985,\"1\"],[1007,\"2\"],[1075,\"3\"],[1000],\"x\",[\"1000\",\"4\"]").series().getFirst().curve();

        assertThat(curve.known()).isFalse();
        assertThat(curve.size()).isEqualTo(5);
    }

    @Test
    void aVectorIsOnePoint() {
        Axis now = new Axis(1_000, 1_000, 1);
        PromAnswer answer = PromAnswer.read("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1000.2,\"7\"]}]}}", now);

        assertThat(answer.series()).hasSize(1);
        PromAnswer exact = PromAnswer.read("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1000,\"7\"]}]}}", now);
        assertThat(exact.series().getFirst().curve().last()).hasValue(7);
    }

    @Test
    void errorsAreInTheirOwnWords() {
        assertThat(PromAnswer.read("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: unexpected end\"}", AXIS).refused())
                .contains("parse error: unexpected end");
        assertThat(PromAnswer.read("<html>\n  503 Service   Unavailable</html>", AXIS).refused()).contains("<html> 503 Service Unavailable</html>");
        assertThat(PromAnswer.read("", AXIS).refused()).isPresent();
        assertThat(PromAnswer.read("x".repeat(5_000), AXIS).refused().orElseThrow()).hasSize(161);
        assertThat(PromAnswer.read("{\"status\":\"success\",\"data\":{\"result\":\"odd\"}}", AXIS).series()).isEmpty();
    }

    @Property
    void anAxisIsBoundedAndRound(@ForAll @LongRange(min = 0, max = 2_000_000_000L) long last, @ForAll @LongRange(min = 60, max = 604_800) long span, @ForAll @IntRange(min = 2, max = 240) int points) {
        Axis axis = Axis.of(last - span, last, points);

        assertThat(axis.size()).isBetween(0, points + 1);
        assertThat(axis.first() % axis.step()).isZero();
        assertThat(axis.last()).isLessThanOrEqualTo(last);
        assertThat(axis.step() % 15).isZero();
    }

    @Test
    void namesCannotLeaveTheirQuotes() {
        Target.Pods odd = new Target.Pods("a\"}) or vector(1) #", List.of("web.1", "x\"y"), List.of());

        assertThat(PromQl.memory(odd, 15))
                .contains("namespace=\"a\\\"}) or vector(1) #\"")
                .contains("pod=~\"web\\\\.1|x\\\"y\"");
    }
}
