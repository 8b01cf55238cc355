package dev.pilothouse.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Metering;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeterTest {

    private final FakeCluster cluster = new FakeCluster();
    private final SameThreadFx time = new SameThreadFx();
    private final Meter meter = new Meter(cluster, time::after);
    private int heard;

    @BeforeEach
    void measured() {
        cluster.offer(Metering.POD_METRICS);
        cluster.offer(Metering.NODE_METRICS);
        put("shop", "web", "12345678n", "20Mi");
    }

    private void put(String namespace, String name, String cpu, String memory) {
        Map<String, Object> fields = new HashMap<>(FakeCluster.named(namespace, name));
        fields.put("containers", List.of(Map.of("name", "web", "usage", Map.of("cpu", cpu, "memory", memory))));
        cluster.put(Metering.POD_METRICS, fields);
    }

    private Subscription watch(String... namespaces) {
        Subscription watch = meter.watch(Set.of(namespaces), () -> heard++);
        time.advance(Duration.ZERO);
        return watch;
    }

    @Test
    void readsAtOnceAndThenEveryFifteenSeconds() {
        watch();
        assertThat(meter.latest().pod("shop", "web")).isEqualTo(new Use(12.345678, 20 << 20));
        assertThat(meter.state()).isInstanceOf(Meter.State.Measuring.class);

        put("shop", "web", "40m", "20Mi");
        time.advance(Duration.ofSeconds(14));
        assertThat(heard).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));

        assertThat(heard).isEqualTo(2);
        assertThat(meter.latest().pod("shop", "web").cpu()).isEqualTo(40);
    }

    @Test
    void readsNothingWhenNobodyLooks() {
        watch().close();
        time.advance(Duration.ofMinutes(5));

        assertThat(heard).isEqualTo(1);
    }

    @Test
    void allWhoLookShareWhatIsRead() {
        watch();
        watch("shop");
        assertThat(heard).as("the second is covered by the first").isEqualTo(1);

        time.advance(Duration.ofSeconds(15));
        assertThat(heard).as("both hear of one round").isEqualTo(3);
    }

    @Test
    void whoLooksFurtherIsReadForAtOnce() {
        put("other", "api", "1m", "1Mi");
        watch("shop");
        assertThat(meter.latest().measured("other", "api")).isFalse();

        watch("other");

        assertThat(meter.latest().measured("other", "api")).isTrue();
        assertThat(meter.latest().measured("shop", "web")).isTrue();
    }

    @Test
    void anAbsentApiIsTold() {
        Meter none = new Meter(new FakeCluster(), time::after);
        none.watch(Set.of(), () -> heard++);
        time.advance(Duration.ZERO);

        assertThat(none.state()).isInstanceOfSatisfying(Meter.State.Refused.class, refused -> assertThat(refused.absent()).isTrue());
        assertThat(heard).isEqualTo(1);
    }

    @Test
    void aFailureKeepsWhatWasThereAndIsTriedAgain() {
        watch();
        cluster.failNext(Problem.of(ProblemCode.CONNECTION_LOST, "127.0.0.1:6443"));
        time.advance(Duration.ofSeconds(15));

        assertThat(meter.state()).isInstanceOf(Meter.State.Refused.class);
        assertThat(meter.latest().measured("shop", "web")).isTrue();

        time.advance(Duration.ofMinutes(1));
        assertThat(meter.state()).isInstanceOf(Meter.State.Measuring.class);
    }
}
