package dev.pilothouse.platform.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.platform.kubernetes.KubernetesCluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The playground through the door that every cluster is opened by. */
class PlaygroundTest {

    private static final Kind POD = Served.named("v1", "Pod").orElseThrow();
    private static final Kind DEPLOYMENT = Served.named("apps/v1", "Deployment").orElseThrow();

    private final List<URI> addresses = new CopyOnWriteArrayList<>();
    private final Playground playground = new Playground(access -> {
        addresses.add(access.server());
        return new KubernetesCluster(access, new Kinds(), "test");
    });
    private final Cluster cluster = playground.open(Playground.CONTEXT);

    @AfterEach
    void stop() {
        cluster.close();
        playground.close();
    }

    @Test
    void holdsAShopThatHasRunForAWhileWithOnePodToFindOutAbout() {
        Map<Health.State, List<Row>> pods = cluster.rows(Query.in(POD, "shop")).stream().collect(Collectors.groupingBy(row -> row.health().state()));
        assertEquals(List.of("CrashLoopBackOff"), pods.getOrDefault(Health.State.BAD, List.of()).stream().map(row -> row.health().word()).toList());
        assertTrue(pods.getOrDefault(Health.State.OK, List.of()).size() > 10, () -> "pods: " + pods);
        assertEquals("v1.34.0", cluster.server().version());
    }

    @Test
    void servesEveryKindThatItDescribes() {
        cluster.catalog(false).offers().forEach(offer -> assertFalse(cluster.columns(offer.kind()).isEmpty(), offer.kind().toString()));
        assertEquals(Served.all().size(), cluster.catalog(false).offers().size());
        Served.all().forEach(served -> assertNotNull(cluster.rows(Query.all(served.kind()))));
    }

    @Test
    void makesAndDropsPodsWhenAWorkloadIsScaled() throws InterruptedException {
        ResourceRef cart = new ResourceRef(DEPLOYMENT, "shop", "cart");
        BlockingQueue<Row> changes = new LinkedBlockingQueue<>();
        try (Subscription following = cluster.follow(new Query(POD, "shop", "app=cart", ""), new Changes(changes))) {
            assertNotNull(following);
            scale(cart, 4L);
            awaitRunning(changes, 4);
        }
    }

    private void awaitRunning(BlockingQueue<Row> changes, int wanted) throws InterruptedException {
        java.util.Set<String> running = new java.util.HashSet<>();
        while (running.size() < wanted) {
            Row row = changes.poll(20, TimeUnit.SECONDS);
            assertNotNull(row, () -> "running so far: " + running);
            if (row.health().state() == Health.State.OK) {
                running.add(row.name());
            }
        }
    }

    @Test
    void refusesAsAServerDoes() {
        ResourceRef cart = new ResourceRef(DEPLOYMENT, "shop", "cart");
        Document live = cluster.get(cart);
        WriteResult outdated = cluster.write(apply(cart, 3L, Optional.of("1")), false);
        assertInstanceOf(WriteResult.Changed.class, outdated);
        assertInstanceOf(WriteResult.Refused.class, cluster.write(apply(cart, -1L, Optional.empty()), true));
        assertInstanceOf(WriteResult.Accepted.class, cluster.write(apply(cart, 9L, Optional.of(live.version())), true));
        assertEquals(live.tree().number(0, "spec", "replicas"), cluster.get(cart).tree().number(0, "spec", "replicas"), "a dry run keeps nothing");
        ProblemException missing = assertThrows(ProblemException.class, () -> cluster.get(new ResourceRef(DEPLOYMENT, "shop", "nobody")));
        assertEquals(ProblemCode.NOT_FOUND, missing.problem().code());
    }

    @Test
    void answersNobodyWithoutTheTokenOrUnderAnotherName() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI pods = addresses.getFirst().resolve("/api/v1/pods");
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(pods).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(401, answer.statusCode());
            URI byName = URI.create("http://localhost:" + pods.getPort() + "/api/v1/pods");
            assertEquals(403, client.send(HttpRequest.newBuilder(byName).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    private void scale(ResourceRef ref, long replicas) {
        assertInstanceOf(WriteResult.Accepted.class, cluster.write(apply(ref, replicas, Optional.empty()), false));
    }

    private static Write apply(ResourceRef ref, long replicas, Optional<String> version) {
        Map<String, Object> intent = Map.of(
                "apiVersion", ref.kind().apiVersion(),
                "kind", ref.kind().name(),
                "metadata", Map.of("name", ref.name(), "namespace", ref.namespace()),
                "spec", Map.of("replicas", replicas));
        return new Write.Apply(ref, Document.of(intent), version, false);
    }

    private record Changes(BlockingQueue<Row> rows) implements RowSink {
        @Override
        public void begin() {}

        @Override
        public void page(List<Row> page) {
            rows.addAll(page);
        }

        @Override
        public void complete() {}

        @Override
        public void changed(Row row) {
            rows.add(row);
        }

        @Override
        public void removed(String uid) {}

        @Override
        public void state(StreamState state) {}
    }
}
