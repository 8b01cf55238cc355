package dev.pilothouse.ui.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodesViewModelTest {

    private final Guarded cluster = new Guarded();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final SameThreadFx fx = new SameThreadFx();
    private final NodesViewModel model = new NodesViewModel(session, new Meter(cluster, fx::after), fx);

    /** As on a server, a stream that was refused hears nothing more unless it is asked for again. */
    private static final class Guarded extends FakeCluster {
        private volatile String closed = "nodes";

        @Override
        public synchronized Subscription follow(Query query, RowSink sink) {
            if (closed.equals(query.kind().plural())) {
                sink.state(new StreamState.Forbidden(Problem.of(ProblemCode.FORBIDDEN, "list", closed, "")));
                return Subscription.NONE;
            }
            return super.follow(query, sink);
        }
    }

    NodesViewModelTest() {
        cluster.put(FakeCluster.NODE, Map.of("metadata", Map.of("name", "one")));
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
        pulse.close();
    }

    private void until(String what, BooleanSupplier condition) {
        fx.until(what, () -> {
            fx.advance(Duration.ofMillis(200));
            return condition.getAsBoolean();
        });
    }

    @Test
    void saysWhyWhereNodesMayNotBeListedAndDrawsThemOnceTheyMay() {
        model.start();
        until("the refusal", () -> model.troubleProperty().get().isPresent());
        assertThat(model.troubleProperty().get().orElseThrow().args()).contains("nodes");
        cluster.closed = "";
        model.again();
        until("the node", () -> model.packingProperty().get().filter(packing -> packing.boxes().size() == 1).isPresent());
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    @Test
    void saysWhyWherePodsMayNotBeListedInsteadOfDrawingEmptyNodes() {
        cluster.closed = "pods";
        model.start();
        until("the refusal", () -> model.troubleProperty().get().isPresent());
        assertThat(model.troubleProperty().get().orElseThrow().args()).contains("pods");
    }
}
