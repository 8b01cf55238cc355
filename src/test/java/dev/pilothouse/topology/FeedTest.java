package dev.pilothouse.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.live.Scope;
import dev.pilothouse.live.ViewListener;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.TestSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final ResourceRef WEB = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web");

    private static final ResourceRef POD = new ResourceRef(FakeCluster.POD, "shop", "web-1");

    private final Slow cluster = new Slow();
    private final LinkedBlockingQueue<Survey> surveys = new LinkedBlockingQueue<>();
    private Pulse pulse;
    private Session session;
    private Feed feed;

    /** Something may happen between the reading of a list and its arrival. */
    private static final class Slow extends FakeCluster {
        private final AtomicInteger objectsAway = new AtomicInteger();
        private final AtomicInteger catalogsAway = new AtomicInteger();
        private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

        void whileRead(Runnable happens) {
            meanwhile.set(happens);
        }

        /** Answers the next so many questions for what an object says, or for what there is, by a problem. */
        void away(int objects, int catalogs) {
            objectsAway.set(objects);
            catalogsAway.set(catalogs);
        }

        private static void fails(AtomicInteger times) {
            if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new ProblemException(Problem.of(ProblemCode.CONNECTION_LOST, "x"));
            }
        }

        @Override
        public synchronized Document get(ResourceRef ref) {
            fails(objectsAway);
            return super.get(ref);
        }

        @Override
        public synchronized Catalog catalog(boolean refresh) {
            fails(catalogsAway);
            return super.catalog(refresh);
        }

        @Override
        public synchronized void documents(Query query, Consumer<Document> consumer) {
            List<Document> read = new ArrayList<>();
            super.documents(query, read::add);
            if (query.kind().equals(DEPLOYMENT)) {
                meanwhile.getAndSet(() -> {}).run();
            }
            read.forEach(consumer);
        }
    }

    @BeforeEach
    void open() {
        pulse = new Pulse();
        session = TestSession.open(cluster, pulse);
        deployment("web", "web");
        cluster.put(FakeCluster.CONFIG_MAP, FakeCluster.named("shop", "web"));
        feed = new Feed(session, Set.of("shop"), Runnable::run, surveys::add);
    }

    @AfterEach
    void close() {
        feed.close();
        session.close();
        pulse.close();
    }

    private void deployment(String name, String config) {
        Map<String, Object> container = Map.of("name", "web", "envFrom", List.of(Map.of("configMapRef", Map.of("name", config))));
        Map<String, Object> fields = new LinkedHashMap<>(FakeCluster.named("shop", name));
        fields.put("spec", Map.of("template", Map.of("metadata", Map.of("labels", Map.of("app", name)), "spec", Map.of("containers", List.of(container)))));
        cluster.put(FakeCluster.DEPLOYMENT, fields);
    }

    private Survey until(Predicate<Survey> condition) throws InterruptedException {
        return until(surveys, condition);
    }

    private static Survey until(LinkedBlockingQueue<Survey> told, Predicate<Survey> condition) throws InterruptedException {
        while (true) {
            Survey survey = told.poll(10, TimeUnit.SECONDS);
            assertTrue(survey != null, "no such survey came");
            if (condition.test(survey)) {
                return survey;
            }
        }
    }

    private static Set<String> edges(Survey survey) {
        return Land.edges(survey.graph());
    }

    @Test
    void readsWhatThereIsAndFollowsChanges() throws InterruptedException {
        Survey first = until(Survey::whole);
        assertEquals(Set.of("deployment/web USES configmap/web"), edges(first));
        assertTrue(first.lost().isEmpty());

        deployment("web", "other");
        until(survey -> edges(survey).contains("deployment/web USES configmap/other !missing"));
        cluster.put(FakeCluster.CONFIG_MAP, FakeCluster.named("shop", "other"));
        until(survey -> edges(survey).contains("deployment/web USES configmap/other"));
        cluster.remove(new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "web"));
        until(survey -> edges(survey).isEmpty());
    }

    @Test
    void readsManyAtOnce() throws InterruptedException {
        until(Survey::whole);
        for (int i = 0; i < 60; i++) {
            deployment("web-" + i, "web");
        }
        assertEquals(61, until(survey -> survey.graph().edges().size() == 61).graph().to(new ResourceRef(FakeCluster.CONFIG_MAP, "shop", "web")).size());
    }

    @Test
    void whatGoesWhileAllAreReadStaysGone() throws InterruptedException {
        feed.close();
        LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<Survey> told = new LinkedBlockingQueue<>();
        CountDownLatch added = new CountDownLatch(30);
        CountDownLatch removed = new CountDownLatch(1);
        try (Feed _ = new Feed(session, Set.of("shop"), work::add, told::add)) {
            while (told.stream().noneMatch(Survey::whole)) {
                work.take().run();
            }
            session.live().view(Scope.of(FakeCluster.DEPLOYMENT, Set.of("shop")), ViewListener.ofRows(batch -> {
                batch.changed().stream().filter(row -> row.name().startsWith("web-")).forEach(_ -> added.countDown());
                batch.removed().forEach(_ -> removed.countDown());
            }));
            for (int i = 0; i < 30; i++) {
                deployment("web-" + i, "web");
            }
            assertTrue(added.await(10, TimeUnit.SECONDS));
            cluster.whileRead(() -> {
                cluster.remove(WEB);
                try {
                    assertTrue(removed.await(10, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            told.clear();
            work.take().run();
            until(told, survey -> edges(survey).size() >= 30 && survey.graph().vertex(WEB).isEmpty());
        }
    }

    @Test
    void readsAgainByItselfWhatCouldNotBeRead() throws InterruptedException {
        feed.close();
        surveys.clear();
        cluster.away(3, 2);
        try (Feed _ = new Feed(session, Set.of("shop"), Runnable::run, Duration.ofMillis(5), surveys::add)) {
            assertEquals(Set.of("deployment/web USES configmap/web"), edges(until(Survey::whole)));
        }
    }

    /** Somebody takes a pod out of the hands of its owner by its labels, to look at it in peace. */
    @Test
    void aPodThatIsLetGoIsNobodysPod() throws InterruptedException {
        Map<String, Object> owner = Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "web", "uid", "uid-" + WEB, "controller", true);
        pod(List.of(owner));
        until(survey -> edges(survey).contains("deployment/web OWNS pod/web-1"));
        pod(List.of());
        until(survey -> survey.graph().vertex(POD).isPresent() && !edges(survey).contains("deployment/web OWNS pod/web-1"));
    }

    private void pod(List<Map<String, Object>> owners) {
        Map<String, Object> metadata = Map.of("namespace", "shop", "name", "web-1", "ownerReferences", owners);
        cluster.put(FakeCluster.POD, Map.of("metadata", metadata, "spec", Map.of("nodeName", "one", "containers", List.of(Map.of("name", "web")))));
    }

    @Test
    void saysThatAStreamIsLost() throws InterruptedException {
        until(Survey::whole);
        cluster.state(new StreamState.Stale(Instant.now(), Problem.of(ProblemCode.CONNECTION_LOST, "x"), Instant.now()));
        assertEquals(1, until(survey -> survey.lost().isPresent()).graph().edges().size());
    }

    /** The beat tells views one after the other, so what a later one heard an earlier one would have. */
    @Test
    void hearsNothingWhenItWasLetGo() throws InterruptedException {
        until(Survey::whole);
        feed.close();
        surveys.clear();
        LinkedBlockingQueue<Survey> others = new LinkedBlockingQueue<>();
        try (Feed _ = new Feed(session, Set.of("shop"), Runnable::run, others::add)) {
            deployment("late", "web");
            Survey heard = others.poll(10, TimeUnit.SECONDS);
            while (heard != null && heard.graph().edges().size() < 2) {
                heard = others.poll(10, TimeUnit.SECONDS);
            }
            assertTrue(heard != null, "the other one hears of it");
        }
        assertTrue(surveys.isEmpty());
    }
}
