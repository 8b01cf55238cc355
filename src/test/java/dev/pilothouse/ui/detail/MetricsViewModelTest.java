package dev.pilothouse.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Advice;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.metric.Target;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Metering;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.detail.MetricsViewModel.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsViewModelTest {

    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final SameThreadFx fx = new SameThreadFx();
    private final Meter meter = new Meter(cluster, fx::after);
    private Optional<Document> document = Optional.empty();
    private final MetricsViewModel model = new MetricsViewModel(
            TestSession.open(cluster, pulse), meter, new ResourceRef(FakeCluster.POD, "shop", "web"), fx, () -> document);

    @AfterEach
    void close() {
        model.close();
        pulse.close();
    }

    private void pod() {
        Map<String, Object> pod = new HashMap<>(FakeCluster.named("shop", "web"));
        pod.put("spec", Map.of("containers", List.of(Map.of("name", "web", "resources", Map.of("requests", Map.of("cpu", "100m"))))));
        document = Optional.of(cluster.put(FakeCluster.POD, pod));
    }

    private void measured() {
        cluster.offer(Metering.POD_METRICS);
        cluster.offer(Metering.NODE_METRICS);
        Map<String, Object> fields = new HashMap<>(FakeCluster.named("shop", "web"));
        fields.put("containers", List.of(Map.of("name", "web", "usage", Map.of("cpu", "40m", "memory", "20Mi"))));
        cluster.put(Metering.POD_METRICS, fields);
    }

    private void look() {
        model.show(true);
        model.want(true);
        fx.advance(Duration.ZERO);
    }

    @Test
    void measuresOnlyWhileItsTabIsLookedAt() {
        pod();
        measured();
        model.show(true);
        fx.advance(Duration.ofMinutes(1));
        assertThat(meter.state()).isInstanceOf(Meter.State.Waiting.class);

        model.want(true);
        fx.advance(Duration.ZERO);
        assertThat(model.stateProperty().get()).isInstanceOf(State.Shown.class);

        model.want(false);
        int rounds = meter.history().rounds();
        fx.advance(Duration.ofMinutes(5));
        assertThat(meter.history().rounds()).isEqualTo(rounds);
    }

    @Test
    void showsUseWithWhatIsAskedForAndThatItIsTooEarlyToJudge() {
        pod();
        measured();
        look();

        State.Shown shown = (State.Shown) model.stateProperty().get();
        Target.Pods target = (Target.Pods) shown.target();
        assertThat(target.containers().getFirst().cpu().request()).isEqualTo(100);
        assertThat(target.containers().getFirst().cpu().limits()).isFalse();
        assertThat(shown.study().parts().getFirst().cpu().last()).hasValue(40);
        assertThat(shown.advice()).extracting(Advice::verdict).containsOnly(Advice.Verdict.TOO_SHORT);
        assertThat(shown.past().longer()).isFalse();
    }

    @Test
    void waitsForTheObjectAndForTheFirstMeasure() {
        measured();
        look();
        assertThat(model.stateProperty().get()).isInstanceOf(State.Waiting.class);

        pod();
        model.read();
        assertThat(model.stateProperty().get()).isInstanceOf(State.Shown.class);
    }

    @Test
    void withoutTheApiItSaysSo() {
        pod();
        look();

        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(State.Refused.class, refused ->
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.NO_METRICS));
    }

    @Test
    void aFailureKeepsTheCurvesAndIsTold() {
        pod();
        measured();
        look();
        cluster.failNext(Problem.of(ProblemCode.CONNECTION_LOST, "127.0.0.1:6443"));
        fx.advance(Duration.ofSeconds(15));

        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(State.Shown.class, shown -> {
            assertThat(shown.study().known()).isTrue();
            assertThat(shown.trouble().orElseThrow().code()).isEqualTo(ProblemCode.CONNECTION_LOST);
        });
    }
}
