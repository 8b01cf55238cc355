package dev.pilothouse.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.metric.Meter;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {

    private final Guarded cluster = new Guarded();
    private final Pulse pulse = new Pulse();
    private final Session session = TestSession.open(cluster, pulse);
    private final SameThreadFx fx = new SameThreadFx();
    private final SimpleObjectProperty<Set<String>> namespaces = new SimpleObjectProperty<>(Set.of("shop", "bank"));
    private final OverviewViewModel model;

    /** As on a server, a stream that was refused hears nothing more unless it is asked for again. */
    private static final class Guarded extends FakeCluster {
        private volatile Set<String> closed = Set.of();
        private volatile Optional<StreamState.Reading> podsSoFar = Optional.empty();
        private final Map<Kind, RowSink> sinks = new ConcurrentHashMap<>();

        @Override
        public synchronized Subscription follow(Query query, RowSink sink) {
            if (closed.contains(query.namespace())) {
                sink.state(new StreamState.Forbidden(Problem.of(ProblemCode.FORBIDDEN, "list", query.kind().plural(), query.namespace())));
                return Subscription.NONE;
            }
            sinks.put(query.kind(), sink);
            if (podsSoFar.isPresent() && query.kind().equals(POD)) {
                sink.page(rows(query));
                sink.state(podsSoFar.get());
                return Subscription.NONE;
            }
            return super.follow(query, sink);
        }
    }

    OverviewViewModelTest(@TempDir Path folder) {
        cluster.put(FakeCluster.POD, FakeCluster.named("shop", "web"));
        Settings settings = Settings.open(folder.resolve("settings.json"));
        model = new OverviewViewModel(
                session, new Meter(cluster, fx::after), new MemoryJournal(), settings, namespaces, fx);
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

    private int pods() {
        return model.overviewProperty().get().map(now -> now.totals().pods()).orElse(0);
    }

    @Test
    void isNotBlindWhereOneOfTheNamespacesMayBeRead() {
        cluster.closed = Set.of("", "bank");
        model.start();
        until("every answer", () -> pods() == 1 && model.reach().reading().isEmpty());
        assertThat(model.reach().blind()).isEmpty();
        assertThat(model.reach().hidden()).contains(FakeCluster.NODE, FakeCluster.POD);
    }

    @Test
    void asksAgainForWhatMightNotBeRead() {
        cluster.closed = Set.of("", "shop", "bank");
        model.start();
        until("a refusal", () -> model.reach().blind().isPresent());
        cluster.closed = Set.of();
        model.again();
        until("what may be read now", () -> pods() == 1 && model.reach().equals(Reach.WHOLE));
    }

    @Test
    void saysHowManyPodsThereAreBeforeAllAreReadAndNothingElseOfThem() {
        namespaces.set(Set.of());
        cluster.offer(BuiltIn.EVENT);
        cluster.podsSoFar = Optional.of(new StreamState.Reading(1, 10_000));
        model.start();
        until("what is known", () -> model.overviewProperty().get().isPresent() && model.reach().far().containsKey(FakeCluster.POD));
        assertThat(model.reach().far()).containsEntry(FakeCluster.POD, new Reach.Far(1, 10_000));
        assertThat(pods()).isZero();
        assertThat(cluster.sinks).as("events come last").doesNotContainKey(BuiltIn.EVENT);
        Objects.requireNonNull(cluster.sinks.get(FakeCluster.POD)).state(new StreamState.Live(Instant.now()));
        until("all", () -> pods() == 1 && model.reach().equals(Reach.WHOLE));
        assertThat(cluster.sinks).containsKey(BuiltIn.EVENT);
    }

    @Test
    void saysNothingOfNamespacesThatAreNotChosenAnyMore() {
        model.start();
        until("a pod", () -> pods() == 1);
        model.stop();
        namespaces.set(Set.of("bank"));
        assertThat(model.overviewProperty().get()).isEmpty();
        model.start();
        until("figures of the other one", () -> model.overviewProperty().get().isPresent() && model.reach().equals(Reach.WHOLE));
        assertThat(pods()).isZero();
    }
}
