package dev.pilothouse.platform.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.change.Guard;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.RowSink;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.testing.MemoryJournal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Touches only containers that it makes itself, by their label. */
@Tag("real-cluster")
class RealDockerClusterTest {

    private static final String LABEL = "dev.pilothouse.test";
    private static final String VALUE = "docker-cluster";

    private static @Nullable DockerEngine engine;
    private static @Nullable DockerCluster cluster;
    private static int made;

    @BeforeAll
    static void open() {
        engine = EngineUnderTest.open();
        cluster = new DockerCluster(engine(), new Kinds());
        EngineUnderTest.remove(engine(), LABEL + "=" + VALUE);
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            EngineUnderTest.remove(engine(), LABEL + "=" + VALUE);
            cluster.close();
        }
    }

    private static DockerEngine engine() {
        return java.util.Objects.requireNonNull(engine);
    }

    private static DockerCluster cluster() {
        return java.util.Objects.requireNonNull(cluster);
    }

    private static ResourceRef container(String... command) {
        String name = "pilothouse-view-" + made++;
        engine().containers().create(name, new Tree(Map.of(
                "Image", EngineUnderTest.IMAGE,
                "Cmd", List.of(command),
                "StopSignal", "SIGKILL",
                "Labels", Map.of(LABEL, VALUE),
                "HostConfig", Map.of("NetworkMode", "none"))));
        return new ResourceRef(EngineKinds.CONTAINER, "", name);
    }

    private static ResourceRef sleeping() {
        ResourceRef ref = container("sleep", "1000");
        engine().containers().start(ref.name());
        return ref;
    }

    @Test
    void saysWhoItIs() {
        assertTrue(cluster().server().version().matches("\\d+\\..*"));
    }

    @Test
    void listsWhatTheEngineHas() {
        ResourceRef ref = sleeping();

        List<Row> rows = cluster().rows(new Query(EngineKinds.CONTAINER, "", LABEL + "=" + VALUE, "metadata.name=" + ref.name()));

        assertEquals(List.of("running"), rows.stream().map(row -> row.health().word()).toList());
        assertTrue(cluster().rows(Query.all(EngineKinds.IMAGE)).stream().anyMatch(row -> row.name().equals(EngineUnderTest.IMAGE)));
        assertTrue(cluster().rows(Query.all(EngineKinds.NETWORK)).stream().anyMatch(row -> row.name().equals("none")));
        assertEquals(ref.name(), cluster().get(ref).name());
        assertEquals(rows.getFirst().version(), cluster().get(ref).version());
        cluster().rows(Query.all(EngineKinds.VOLUME));
    }

    @Test
    void seesAContainerThatIsStartedElsewhereAtOnce() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        String[] name = {""};
        BlockingQueue<StreamState> states = new LinkedBlockingQueue<>();
        try (Following following = follow(seen, states, name)) {
            assertTrue(following.isOpen());
            Thread.sleep(300);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ResourceRef ref = container("sleep", "1000");
                name[0] = ref.name();
                seen.clear();
                engine().containers().start(ref.name());
                long started = System.nanoTime();
                for (String word = seen.poll(5, TimeUnit.SECONDS); !"running".equals(word); word = seen.poll(5, TimeUnit.SECONDS)) {
                    assertTrue(word != null, "never seen");
                }
                millis.add((System.nanoTime() - started) / 1_000_000);
                Thread.sleep(200);
            }
            millis.sort(null);
            assertTrue(millis.get(2) <= 300, () -> "seen after " + millis + " ms");
        }
    }

    private record Following(Subscription subscription) implements AutoCloseable {
        boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    private static Following follow(BlockingQueue<String> seen, BlockingQueue<StreamState> states, String[] name) throws InterruptedException {
        Subscription subscription = cluster().follow(Query.all(EngineKinds.CONTAINER), new RowSink() {
            @Override
            public void begin() {}

            @Override
            public void page(List<Row> rows) {
                rows.stream().filter(row -> row.name().equals(name[0])).forEach(row -> seen.add(row.health().word()));
            }

            @Override
            public void complete() {}

            @Override
            public void changed(Row row) {}

            @Override
            public void removed(String uid) {}

            @Override
            public void state(StreamState state) {
                states.add(state);
            }
        });
        assertInstanceOf(StreamState.Reading.class, states.poll(5, TimeUnit.SECONDS));
        assertInstanceOf(StreamState.Live.class, states.poll(5, TimeUnit.SECONDS));
        return new Following(subscription);
    }

    @Test
    void stopsAndUndoesOnTheOneRoad() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt stopped = apply(road, set(ref, "stop", Map.of("state", "stopped")));
        assertEquals("stopped", state(ref));

        apply(road, road.undo(stopped));
        assertEquals("running", state(ref));
    }

    @Test
    void startsAndUndoes() {
        ResourceRef ref = container("sleep", "1000");
        Pipeline road = road();

        Receipt started = apply(road, set(ref, "start", Map.of("state", "running")));
        assertEquals("running", state(ref));

        apply(road, road.undo(started));
        assertEquals("stopped", state(ref));
    }

    @Test
    void pausesAndGoesOn() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt paused = apply(road, set(ref, "pause", Map.of("state", "paused")));
        assertEquals("paused", state(ref));

        apply(road, road.undo(paused));
        assertEquals("running", state(ref));
    }

    @Test
    void stopsWhatIsPaused() {
        ResourceRef ref = sleeping();
        engine().containers().pause(ref.name());

        apply(road(), set(ref, "stop", Map.of("state", "stopped")));

        assertEquals("stopped", state(ref));
    }

    @Test
    void restartsButCannotTakeThatBack() {
        ResourceRef ref = sleeping();
        String before = cluster().get(ref).tree().text("spec", "startedAt");
        Pipeline road = road();

        Receipt restarted = apply(road, set(ref, "restart", Map.of("startedAt", "2099-01-01T00:00:00Z")));

        assertEquals("running", state(ref));
        assertTrue(cluster().get(ref).tree().text("spec", "startedAt").compareTo(before) > 0);
        Outcome undone = outcome(road, road.undo(restarted));
        assertEquals(ProblemCode.ENGINE_RESTARTED, assertInstanceOf(Outcome.Refused.class, undone).problem().code());
    }

    @Test
    void changesWhatHappensWhenItEnds() {
        ResourceRef ref = sleeping();
        Pipeline road = road();

        Receipt changed = apply(road, set(ref, "edit", Map.of("restartPolicy", Map.of("name", "always"))));
        assertEquals("always", cluster().get(ref).tree().text("spec", "restartPolicy", "name"));

        apply(road, road.undo(changed));
        assertEquals("no", cluster().get(ref).tree().text("spec", "restartPolicy", "name"));
    }

    @Test
    void removesWhatStandsStillAndRefusesWhatRuns() {
        ResourceRef still = container("true");
        ResourceRef running = sleeping();
        Pipeline road = road();

        apply(road, Draft.removal(List.of(still)));
        Outcome refused = outcome(road, Draft.removal(List.of(running)));

        assertEquals(ProblemCode.NOT_FOUND, problem(still).code());
        assertEquals(ProblemCode.ENGINE_STILL_RUNS, assertInstanceOf(Outcome.Refused.class, refused).problem().code());
        assertEquals("running", state(running));
    }

    @Test
    void saysThatSomethingIsGoneMeanwhile() {
        ResourceRef ref = container("true");
        Pipeline road = road();
        Rehearsal rehearsal = road.rehearse(road.preview(Draft.removal(List.of(ref))), Rehearsal.Choice.ASK);
        engine().containers().remove(ref.name(), true, true);

        Outcome outcome = assertGone(road, rehearsal);

        assertTrue(outcome instanceof Outcome.Refused || outcome instanceof Outcome.Conflict, outcome.toString());
    }

    private static Outcome assertGone(Pipeline road, Rehearsal rehearsal) {
        return road.apply(rehearsal, road.guard().consent(""), _ -> {});
    }

    @Test
    void removesNetworksAndVolumesAndRefusesThoseInUse() {
        engine().post("/networks/create", new Tree(Map.of("Name", "pilothouse-view-net", "Labels", Map.of(LABEL, VALUE))));
        engine().post("/volumes/create", new Tree(Map.of("Name", "pilothouse-view-volume", "Labels", Map.of(LABEL, VALUE))));
        ResourceRef network = new ResourceRef(EngineKinds.NETWORK, "", "pilothouse-view-net");
        ResourceRef volume = new ResourceRef(EngineKinds.VOLUME, "", "pilothouse-view-volume");
        ResourceRef user = new ResourceRef(EngineKinds.CONTAINER, "", "pilothouse-view-user");
        engine().containers().create(user.name(), new Tree(Map.of(
                "Image", EngineUnderTest.IMAGE, "Cmd", List.of("sleep", "1000"), "StopSignal", "SIGKILL", "Labels", Map.of(LABEL, VALUE),
                "HostConfig", Map.of("NetworkMode", network.name(), "Binds", List.of(volume.name() + ":/data")))));
        engine().containers().start(user.name());
        Pipeline road = road();

        assertEquals("[pilothouse-view-user]", cluster().get(volume).tree().list("status", "usedBy").toString());
        assertEquals(ProblemCode.ENGINE_IN_USE, refused(road, Draft.removal(List.of(volume))).code());
        assertEquals(ProblemCode.ENGINE_IN_USE, refused(road, Draft.removal(List.of(network))).code());
        apply(road, set(user, "stop", Map.of("state", "stopped")));
        apply(road, Draft.removal(List.of(user, network, volume)));
        assertEquals(ProblemCode.NOT_FOUND, problem(volume).code());
        assertEquals(ProblemCode.NOT_FOUND, problem(network).code());
    }

    @Test
    void removesAnImageWithAllItsTags() {
        for (String tag : List.of("1", "2")) {
            engine().run(EngineCall.post("/images/" + EngineUnderTest.IMAGE + "/tag").with("repo", "pilothouse-view/image").with("tag", tag));
        }
        ResourceRef image = new ResourceRef(EngineKinds.IMAGE, "", "pilothouse-view/image:2");

        assertTrue(cluster().get(image).tree().list("status", "tags").contains("pilothouse-view/image:1"));
        for (String tag : List.of("1", "2")) {
            engine().delete("/images/pilothouse-view/image:" + tag);
        }
        assertEquals(ProblemCode.NOT_FOUND, problem(image).code());
    }

    @Test
    void readsLogs() throws InterruptedException {
        ResourceRef ref = container("sh", "-c", "echo one; echo two >&2; echo three");
        engine().containers().start(ref.name());
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        cluster().logs(ref, LogOptions.following("", 100), new LogSink() {
            @Override
            public void line(LogLine line) {
                lines.add(line.text());
            }

            @Override
            public void ended(Optional<Problem> problem) {
                lines.add("end " + problem);
            }
        });
        List<String> seen = new ArrayList<>();
        for (String line = lines.poll(10, TimeUnit.SECONDS); line != null && !line.startsWith("end"); line = lines.poll(10, TimeUnit.SECONDS)) {
            seen.add(line);
        }
        seen.sort(null);
        assertEquals(List.of("one", "three", "two"), seen);
    }

    @Test
    void runsCommands() {
        ResourceRef ref = sleeping();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Exec exec = cluster().exec(ref, new Exec.Order("", List.of("sh", "-c", "echo hello; exit 3"), false), new ExecStreams(Optional.empty(), out, out))) {
            assertEquals(3, exec.await(Duration.ofSeconds(10)).orElseThrow().code());
        }
        assertEquals("hello\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhatTheEngineIsAndWhatItsDiskHolds() {
        Tree disk = cluster().get(new ResourceRef(EngineKinds.DISK_USE, "", "disk")).tree();
        Tree itself = cluster().get(new ResourceRef(EngineKinds.ENGINE, "", "engine")).tree();

        assertTrue(disk.trees("status", "images").stream().anyMatch(image -> image.list("status", "RepoTags").contains(EngineUnderTest.IMAGE)));
        assertTrue(disk.trees("status", "networks").stream().anyMatch(network -> network.text("metadata", "name").equals("none")));
        assertTrue(itself.number(0, "status", "info", "NCPU") > 0);
    }

    private static String state(ResourceRef ref) {
        return cluster().get(ref).tree().text("spec", "state");
    }

    private static Problem problem(ResourceRef ref) {
        return assertThrows(ProblemException.class, () -> cluster().get(ref)).problem();
    }

    private static Draft set(ResourceRef ref, String verb, Map<String, Object> spec) {
        return new Draft(new Draft.Summary(verb, List.of(ref.name())), List.of(new Wish.SetFields(ref, new Tree(Map.of("spec", spec)))));
    }

    private static Pipeline road() {
        return new Pipeline(cluster(), "docker", () -> new Guard(Guard.Level.FREE, "docker"), new MemoryJournal());
    }

    private static Problem refused(Pipeline road, Draft draft) {
        return assertInstanceOf(Outcome.Refused.class, outcome(road, draft)).problem();
    }

    private static Receipt apply(Pipeline road, Draft draft) {
        return assertInstanceOf(Outcome.Applied.class, outcome(road, draft)).receipt();
    }

    private static Outcome outcome(Pipeline road, Draft draft) {
        Rehearsal rehearsal = road.rehearse(road.preview(draft), Rehearsal.Choice.ASK);
        assertTrue(rehearsal.verdicts().stream().allMatch(Rehearsal.Verdict.CheckedHereOnly.class::isInstance), () -> rehearsal.verdicts().toString());
        return road.apply(rehearsal, road.guard().consent(""), _ -> {});
    }
}
