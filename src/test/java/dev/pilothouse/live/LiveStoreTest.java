package dev.pilothouse.live;

import static dev.pilothouse.testing.FakeCluster.POD;
import static dev.pilothouse.testing.FakeCluster.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.testing.FakeCluster;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStoreTest {

    private final FakeCluster cluster = new FakeCluster();
    private final Pulse pulse = new Pulse();
    private final LiveStore store = new LiveStore(cluster, pulse);

    @AfterEach
    void stop() {
        store.close();
        pulse.close();
    }

    /** Keeps what a table would show, and lets a test wait for deliveries. */
    private static final class Shown implements ViewListener {
        private final Map<String, String> names = new ConcurrentHashMap<>();
        private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
        private final BlockingQueue<Map<String, StreamState>> states = new LinkedBlockingQueue<>();

        @Override
        public void rows(Batch batch) {
            batch.removed().forEach(names::remove);
            batch.changed().forEach(row -> names.put(row.uid(), row.name()));
            batches.add(batch);
        }

        @Override
        public void states(Map<String, StreamState> told) {
            states.add(told);
        }

        Batch next() throws InterruptedException {
            Batch batch = batches.poll(10, TimeUnit.SECONDS);
            assertNotNull(batch, "no batch came");
            return batch;
        }

        Map<String, StreamState> nextState() throws InterruptedException {
            Map<String, StreamState> told = states.poll(10, TimeUnit.SECONDS);
            assertNotNull(told, "no state came");
            return told;
        }
    }

    @Test
    void showsWhatIsThereAndWhatComes() throws InterruptedException {
        cluster.put(POD, named("shop", "a"));
        Shown shown = new Shown();
        try (LiveView view = store.view(Scope.of(POD, Set.of()), shown)) {
            assertEquals("a", shown.next().changed().getFirst().name());
            cluster.put(POD, named("shop", "b"));
            assertEquals("b", shown.next().changed().getFirst().name());
            cluster.remove(new ResourceRef(POD, "shop", "a"));
            assertEquals(1, shown.next().removed().size());
            assertEquals(Set.of("b"), Set.copyOf(shown.names.values()));
            assertEquals(POD, view.scope().kind());
        }
    }

    @Test
    void oneStreamServesTwoViewsAndOutlivesTheFirst() throws InterruptedException {
        cluster.put(POD, named("shop", "a"));
        Shown first = new Shown();
        Shown second = new Shown();
        LiveView view = store.view(Scope.of(POD, Set.of()), first);
        first.next();
        try (LiveView other = store.view(Scope.of(POD, Set.of()), second)) {
            assertEquals("a", second.next().changed().getFirst().name());
            assertEquals(1, cluster.followers());
            view.close();
            cluster.put(POD, named("shop", "b"));
            assertEquals("b", second.next().changed().getFirst().name());
            assertTrue(first.batches.isEmpty());
            assertEquals(POD, other.scope().kind());
        }
    }

    @Test
    void severalNamespacesAreOneStreamEach() throws InterruptedException {
        cluster.put(POD, named("shop", "a"));
        cluster.put(POD, named("infra", "b"));
        cluster.put(POD, named("other", "c"));
        Shown shown = new Shown();
        try (LiveView view = store.view(Scope.of(POD, Set.of("shop", "infra")), shown)) {
            while (shown.names.size() < 2) {
                shown.next();
            }
            assertEquals(Set.of("a", "b"), Set.copyOf(shown.names.values()));
            assertEquals(2, cluster.followers());
            assertEquals(2, view.scope().namespaces().size());
        }
    }

    @Test
    void aRefusalIsAStateOfItsNamespaceAndCanBeTriedAgain() throws InterruptedException {
        cluster.put(POD, named("shop", "a"));
        cluster.failNext(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", "shop"));
        Shown shown = new Shown();
        try (LiveView view = store.view(Scope.of(POD, Set.of("shop")), shown)) {
            assertInstanceOf(StreamState.Forbidden.class, shown.nextState().get("shop"));
            view.retry();
            assertEquals("a", shown.next().changed().getFirst().name());
        }
    }

    @Test
    void aRowOfTheSameVersionIsNotToldAgain() throws InterruptedException {
        Row row = FakeCluster.row(new ResourceRef(POD, "shop", "a"), cluster.put(POD, named("shop", "a")));
        Shown shown = new Shown();
        try (LiveView view = store.view(Scope.of(POD, Set.of()), shown)) {
            shown.next();
            view.retry();
            cluster.put(POD, named("shop", "b"));
            Batch batch = shown.next();
            assertTrue(batch.changed().stream().noneMatch(changed -> changed.uid().equals(row.uid())), () -> "told again: " + batch);
        }
    }

    @Test
    void countsWhatFailsAsRowsComeChangeAndGo() {
        try (LiveView view = store.view(Scope.of(POD, Set.of()), new Shown())) {
            assertEquals(POD, view.scope().kind());
            cluster.put(POD, pod("a", "Failed"));
            cluster.put(POD, pod("b", "Failed"));
            assertEquals(2, store.reports().getFirst().failing());
            cluster.put(POD, pod("a", "Running"));
            assertEquals(1, store.reports().getFirst().failing());
            cluster.remove(new ResourceRef(POD, "shop", "b"));
            assertEquals(0, store.reports().getFirst().failing());
        }
    }

    private static Map<String, Object> pod(String name, String phase) {
        return Map.of("metadata", Map.of("namespace", "shop", "name", name), "status", Map.of("phase", phase));
    }
}
