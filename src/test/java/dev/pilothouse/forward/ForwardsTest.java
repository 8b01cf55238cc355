package dev.pilothouse.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.SameThreadFx;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForwardsTest {

    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    private static final ResourceRef WEB = new ResourceRef(SERVICE, "shop", "web");
    private static final Problem LOST = Problem.of(ProblemCode.CONNECTION_LOST, "127.0.0.1:6443");

    private final FakeCluster cluster = new FakeCluster();
    private final SameThreadFx time = new SameThreadFx();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aServiceWithAPod() {
        cluster.offer(SERVICE, "svc");
        cluster.put(SERVICE, object("web", Map.of(), "spec", Map.of(
                "selector", Map.of("app", "web"), "ports", List.of(Map.of("name", "http", "port", 80, "targetPort", 8080)))));
        pod("web-1");
    }

    private static Map<String, Object> object(String name, Map<String, Object> metadata, String key, Object value) {
        Map<String, Object> fields = FakeCluster.named("shop", name);
        Map<String, Object> all = new java.util.LinkedHashMap<>(Document.of(fields).tree().tree("metadata").fields());
        all.putAll(metadata);
        fields.put("metadata", all);
        fields.put(key, value);
        return fields;
    }

    private void pod(String name) {
        cluster.put(FakeCluster.POD, object(name, Map.of("labels", Map.of("app", "web")), "status", Map.of("phase", "Running")));
    }

    private static ResourceRef ref(String pod) {
        return new ResourceRef(FakeCluster.POD, "shop", pod);
    }

    private Forwards forwards() {
        return new Forwards(cluster, MemoryFile.of(folder, "dev/one"), time::after, () -> now);
    }

    private static Plan plan(int local) {
        return new Plan(WEB, "http", Forward.Local.loopback(local), Plan.Scheme.HTTP, false);
    }

    private void pass(Duration by) {
        now = now.plus(by);
        time.advance(by);
    }

    private static Report only(Forwards forwards) {
        assertEquals(1, forwards.reports().size());
        return forwards.reports().getFirst();
    }

    private static State.Open open(Forwards forwards) {
        return assertInstanceOf(State.Open.class, only(forwards).state());
    }

    @Test
    void leadsAServicePortToAPod() {
        Forwards forwards = forwards();
        forwards.add(plan(8080));
        assertInstanceOf(State.Starting.class, only(forwards).state());
        pass(Duration.ZERO);
        assertEquals(new Forward.Target(ref("web-1"), 8080), open(forwards).target());
        assertEquals("127.0.0.1:8080", only(forwards).plan().address());
        assertFalse(only(forwards).failing());
    }

    @Test
    void movesWithinTwoSecondsWhenItsPodIsReplaced() {
        Forwards forwards = forwards();
        forwards.add(plan(8080));
        pass(Duration.ZERO);
        cluster.remove(ref("web-1"));
        pass(Duration.ofMillis(100));
        assertEquals(ProblemCode.NO_POD_READY, assertInstanceOf(State.Waiting.class, only(forwards).state()).why().code());
        assertTrue(only(forwards).failing());
        pass(Duration.ofSeconds(9));
        pod("web-2");
        pass(Duration.ofSeconds(2));
        assertEquals(ref("web-2"), open(forwards).target().pod());
        assertEquals(Optional.of("web-1"), open(forwards).moved());
        assertEquals(1, cluster.forwards().open().size(), "the local port stayed open");
    }

    @Test
    void saysThatTheClusterIsLostAndComesBackByItself() {
        Forwards forwards = forwards();
        forwards.add(plan(8080));
        pass(Duration.ZERO);
        cluster.failNext(LOST);
        cluster.state(new StreamState.Stale(now, LOST, now.plusSeconds(30)));
        pass(Duration.ofMillis(100));
        assertEquals(LOST, assertInstanceOf(State.Waiting.class, only(forwards).state()).why());
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), open(forwards).moved());
    }

    @Test
    void asksNoMoreOftenThanEachThreeSecondsAfterALongTime() {
        Forwards forwards = forwards();
        forwards.add(plan(8080));
        pass(Duration.ZERO);
        cluster.remove(ref("web-1"));
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(30));
        }
        pod("web-2");
        pass(Duration.ofSeconds(3));
        assertEquals(ref("web-2"), open(forwards).target().pod());
    }

    @Test
    void offersTheNextPortWhenItsOwnIsTaken() {
        cluster.forwards().take(48_080);
        Forwards forwards = forwards();
        long id = forwards.add(plan(48_080));
        pass(Duration.ZERO);
        State.PortTaken taken = assertInstanceOf(State.PortTaken.class, only(forwards).state());
        assertTrue(taken.next() > 48_080, taken::toString);
        assertTrue(only(forwards).failing());
        forwards.resume(id, taken.next());
        pass(Duration.ZERO);
        open(forwards);
        assertEquals(taken.next(), only(forwards).plan().local().port());
    }

    @Test
    void countsTrafficOverAPauseAndTakesTheSamePortAgain() {
        Forwards forwards = forwards();
        long id = forwards.add(plan(0));
        pass(Duration.ZERO);
        int port = only(forwards).plan().local().port();
        cluster.forwards().only().carry(10);
        forwards.pause(id);
        assertEquals(0, cluster.forwards().open().size());
        assertInstanceOf(State.Paused.class, only(forwards).state());
        assertEquals(0, cluster.followers(), "nothing is watched for one that is paused");
        forwards.resume(id);
        pass(Duration.ZERO);
        cluster.forwards().only().carry(5);
        assertEquals(new Forward.Traffic(0, 2, 15, 15), only(forwards).traffic());
        assertEquals(port, cluster.forwards().only().localPort());
    }

    @Test
    void keepsTheLastErrorUntilAConnectionWorks() {
        Forwards forwards = forwards();
        forwards.add(plan(8080));
        pass(Duration.ZERO);
        Problem closed = Problem.of(ProblemCode.PORT_CLOSED, "8080", "pod/web-1");
        cluster.forwards().only().fail(closed);
        pass(Duration.ofSeconds(1));
        assertEquals(Optional.of(closed), only(forwards).lastError());
        assertTrue(only(forwards).failing());
        cluster.forwards().only().carry(1);
        assertFalse(only(forwards).failing());
    }

    @Test
    void remembersWhatWasForwardedAndBeginsOnlyWhatShall() {
        Forwards first = forwards();
        first.add(plan(0));
        long second = first.add(plan(9090));
        pass(Duration.ZERO);
        first.starts(second, true);
        first.close();
        assertEquals(0, cluster.forwards().open().size());
        Forwards again = forwards();
        again.remembered();
        pass(Duration.ZERO);
        assertInstanceOf(State.Paused.class, again.reports().getFirst().state());
        assertEquals(40_001, again.reports().getFirst().plan().local().port(), "a free port that was taken is kept");
        assertInstanceOf(State.Open.class, again.reports().getLast().state());
        again.reports().forEach(report -> again.remove(report.id()));
        assertEquals(2, forwardsOf(folder).size(), "nothing is written by the one who asks");
        pass(Duration.ZERO);
        assertEquals(List.of(), forwardsOf(folder));
    }

    private static List<Plan> forwardsOf(Path folder) {
        return MemoryFile.of(folder, "dev/one").plans();
    }

    @Test
    void remembersTheNewestWhenItChangesWhileTheDiskIsSlow() throws InterruptedException {
        Deque<Runnable> beside = new ConcurrentLinkedDeque<>();
        SlowDisk disk = new SlowDisk();
        MemoryBeside memory = new MemoryBeside(disk, (_, work) -> {
            beside.add(work);
            return Subscription.NONE;
        });
        memory.keep(List.of(plan(1)));
        Thread first = Thread.ofVirtual().start(beside.remove());
        disk.begun.await();
        memory.keep(List.of(plan(2)));
        memory.keep(List.of(plan(3)));
        assertEquals(1, beside.size(), "one write takes what several have asked for");
        Thread closing = Thread.ofVirtual().start(memory::close);
        assertEquals(List.of(), disk.written);
        disk.goOn.countDown();
        closing.join();
        first.join();
        beside.remove().run();
        assertEquals(List.of(List.of(plan(1)), List.of(plan(3))), disk.written);
    }

    /** Holds each write up until it may go on. */
    private static final class SlowDisk implements Memory {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<List<Plan>> written = new CopyOnWriteArrayList<>();

        @Override
        public List<Plan> plans() {
            return List.of();
        }

        @Override
        public void keep(List<Plan> plans) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            written.add(plans);
        }
    }

    @Test
    void opensOtherAddressesOnlyWhenTheyAreTypedAgainAndForgetsThem() throws Exception {
        InetAddress all = InetAddress.ofLiteral("0.0.0.0");
        ProblemException refused = assertThrows(ProblemException.class, () -> new Forward.Local(all, 80, "yes"));
        assertEquals(ProblemCode.ADDRESS_NOT_CONFIRMED, refused.problem().code());
        Forwards forwards = forwards();
        forwards.add(new Plan(WEB, "http", new Forward.Local(all, 8080, "0.0.0.0"), Plan.Scheme.HTTP, true));
        pass(Duration.ZERO);
        assertTrue(only(forwards).plan().local().exposed());
        assertEquals("http://127.0.0.1:8080/", only(forwards).plan().page().toString());
        assertEquals(List.of(), forwardsOf(folder));
    }

    @Test
    void leavesOutWhatCannotBeRead() throws Exception {
        MemoryFile.of(folder, "dev/one").keep(List.of(plan(1)));
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, Files.readString(file).replaceFirst("(\"localPort\"\\s*:\\s*)1", "$1 70000"));
        assertEquals(List.of(), forwardsOf(folder));
        Files.writeString(file, "{broken");
        assertEquals(List.of(), forwardsOf(folder));
    }

    @Test
    void offersThePortsThatAnObjectSaysItHas() {
        List<Map<String, Object>> ports = List.of(Map.of("name", "http", "containerPort", 8080), Map.of("containerPort", 53, "protocol", "UDP"));
        Document pod = withKind("Pod", object("web", Map.of(), "spec", Map.of(
                "containers", List.of(Map.of("name", "web", "ports", ports), Map.of("name", "side", "ports", List.of(Map.of("containerPort", 9090)))))));
        assertEquals(List.of(new Offer("http", 8080), new Offer("", 9090)), Offer.of(pod));
        assertEquals("9090", Offer.of(pod).getLast().port());
        assertEquals(List.of(new Offer("http", 80)), Offer.of(cluster.get(WEB)));
    }

    private static Document withKind(String kind, Map<String, Object> fields) {
        fields.put("kind", kind);
        return Document.of(fields);
    }
}
