package dev.pilothouse.ui.browse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Batch;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.testing.TestSession;
import dev.pilothouse.ui.kit.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrowseViewModelTest {

    private static final Tally THREE = new Tally(3, 3, Map.of(Health.State.OK, 3));

    private final SameThreadFx fx = new SameThreadFx();
    private final Pulse pulse = new Pulse();
    private final FakeCluster cluster = new FakeCluster();
    private final ObjectProperty<Set<String>> namespaces = new SimpleObjectProperty<>(Set.of("shop"));
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final BrowseViewModel model = new BrowseViewModel(
            TestSession.open(cluster, pulse), FakeCluster.POD, namespaces, fx, InstantSource.system());

    {
        model.connect(() -> batches::add);
    }

    @AfterEach
    void close() {
        model.close();
        pulse.close();
    }

    @Test
    void rowsReachTheTableAndItIsNotEmptyUntilTheListIsWhole() {
        cluster.put(FakeCluster.POD, FakeCluster.named("shop", "web"));
        model.show();
        assertInstanceOf(BrowseState.Opening.class, model.stateProperty().get());
        fx.until("a batch", () -> !batches.isEmpty());
        assertEquals("web", batches.getFirst().changed().getFirst().name());
        model.tallyProperty().set(THREE);
        fx.until("rows", () -> model.stateProperty().get() instanceof BrowseState.Rows);
    }

    @Test
    void noObjectsAtAllIsEmpty() {
        model.show();
        fx.until("the empty state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
    }

    @Test
    void readingIsSaidOnlyAfterABlink() {
        model.show();
        fx.until("the first state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
        namespaces.set(Set.of("other"));
        cluster.state(new StreamState.Reading(4500, 10_000));
        fx.until("reading, quietly", () -> model.stateProperty().get() instanceof BrowseState.Opening);
        fx.advance(Duration.ofMillis(300));
        fx.until("reading, aloud", () -> model.stateProperty().get().equals(new BrowseState.Reading(4500, 10_000)));
    }

    @Test
    void filterThatLetsNothingThroughSaysHowManyThereAre() {
        model.show();
        fx.until("the first state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
        model.tallyProperty().set(new Tally(23, 0, Map.of()));
        assertEquals(new BrowseState.FilteredToNone(23), model.stateProperty().get());
    }

    @Test
    void lostStreamKeepsTheRowsAndSaysTheirAge() {
        model.show();
        fx.until("the first state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
        model.tallyProperty().set(THREE);
        Instant seen = Instant.now();
        cluster.state(new StreamState.Stale(seen, Problem.of(ProblemCode.CONNECTION_LOST, "h:1"), seen.plusSeconds(3)));
        fx.until("the strip", () -> model.stripProperty().get().isPresent());
        assertEquals(seen, assertInstanceOf(BrowseStrip.Stale.class, model.stripProperty().get().orElseThrow()).lastSeen());
        assertInstanceOf(BrowseState.Rows.class, model.stateProperty().get());
        cluster.state(new StreamState.Live(Instant.now()));
        fx.until("no strip", () -> model.stripProperty().get().isEmpty());
    }

    @Test
    void forbiddenOffersNamespacesThatMayBeRead() {
        cluster.put(FakeCluster.NAMESPACE, FakeCluster.named("", "staging"));
        namespaces.set(Set.of());
        cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", ""));
        model.show();
        fx.until("offers", () -> model.stateProperty().get() instanceof BrowseState.Forbidden(Problem _, List<String> allowed)
                && !allowed.isEmpty());
        assertEquals(
                List.of("shop", "staging"), ((BrowseState.Forbidden) model.stateProperty().get()).allowed());
    }

    @Test
    void someForbiddenNamespacesAreNamedAboveTheRowsOfTheOthers() {
        namespaces.set(Set.of("infra", "shop"));
        cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", "infra"));
        model.show();
        fx.until("the strip", () -> model.stripProperty().get().isPresent());
        assertEquals(new BrowseStrip.PartlyForbidden(1, 2, List.of("infra")), model.stripProperty().get().orElseThrow());
    }

    @Test
    void selectorsAskTheServerAfterAPause() {
        model.show();
        fx.until("the first state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
        int before = cluster.followers();
        model.filterTextProperty().set("field:metadata.name=web");
        assertEquals(before, cluster.followers());
        fx.advance(Duration.ofMillis(400));
        assertEquals(before + 1, cluster.followers());
    }

    @Test
    void pageThatIsHiddenHearsNothingMore() {
        model.show();
        fx.until("the first state", () -> model.stateProperty().get() instanceof BrowseState.Empty);
        model.hide();
        int before = batches.size();
        cluster.put(FakeCluster.POD, FakeCluster.named("shop", "late"));
        model.show();
        fx.until("a batch", () -> batches.size() > before);
        assertTrue(batches.getLast().changed().stream().anyMatch(row -> row.name().equals("late")));
        assertEquals(before + 1, batches.size());
    }
}
